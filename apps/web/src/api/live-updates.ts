import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isView } from './query-client'

/** Changes are gathered for a moment, a different one in each window, so that not all ask in the same instant. */
const gatherMs = () => 40 + Math.random() * 160
const comeBackMs = 2_000

/**
 * Listens to what changes on the server, and lets the screens send those queries again. After a break it comes back and asks for everything:
 * the browser does so by itself while the server can be reached, and this does where it gave up.
 */
export function useLiveUpdates(tenantId: string) {
  const queries = useQueryClient()
  useEffect(() => {
    let source: EventSource
    let gathering: ReturnType<typeof setTimeout> | undefined
    let returning: ReturnType<typeof setTimeout> | undefined
    const changed = new Set<string>()
    const refresh = (addresses: string[]) => {
      for (const address of addresses) changed.add(address)
      gathering ??= setTimeout(() => {
        gathering = undefined
        const asked = new Set(changed)
        changed.clear()
        void queries.invalidateQueries({ predicate: ({ queryKey }) => asked.has(String(queryKey[0])) })
      }, gatherMs())
    }
    const refreshAll = () => void queries.invalidateQueries({ predicate: isView })
    const listen = (again: boolean) => {
      source = new EventSource('/api/changes')
      if (again) source.addEventListener('open', refreshAll, { once: true })
      // The server names the queries whose answers have changed for this person (packages/http-api/src/live/changes.ts).
      source.addEventListener('changed', ({ data }: MessageEvent<string>) =>
        refresh((JSON.parse(data) as { queries: string[] }).queries),
      )
      source.addEventListener('error', () => {
        if (source.readyState !== EventSource.CLOSED) return
        // The session may have ended, or the roles in it may be others by now.
        void queries.invalidateQueries({ queryKey: ['/api/session'] })
        returning = setTimeout(() => listen(true), comeBackMs)
      })
    }
    listen(false)
    return () => {
      clearTimeout(gathering)
      clearTimeout(returning)
      source.close()
    }
  }, [queries, tenantId])
}
