import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isView } from './query-client'

/** Changes are gathered for a moment, a different one in each window, so that not all windows read at the same instant. */
const gatherMs = () => 40 + Math.random() * 160
const comeBackMs = 2_000

/**
 * Listens to what changes on the server, and refetches the paths that a change touches. After a break it reconnects and refetches
 * everything: the browser reconnects by itself while the server can be reached, and this does when the browser gave up.
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
        const paths = new Set(changed)
        changed.clear()
        void queries.invalidateQueries({ predicate: ({ queryKey }) => paths.has(String(queryKey[0])) })
      }, gatherMs())
    }
    const refreshAll = () => void queries.invalidateQueries({ predicate: isView })
    const listen = (again: boolean) => {
      source = new EventSource('/api/changes')
      if (again) source.addEventListener('open', refreshAll, { once: true })
      // The server names the paths whose answers may have changed for this person (packages/http-api/src/live/changes.ts).
      source.addEventListener('changed', ({ data }: MessageEvent<string>) =>
        refresh((JSON.parse(data) as { queries: string[] }).queries),
      )
      source.addEventListener('error', () => {
        if (source.readyState !== EventSource.CLOSED) return
        // The session may have ended, or the person may have other roles now.
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
