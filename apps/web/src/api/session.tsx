import type { Answer } from './client'
import { ApiProblem } from './client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect } from 'react'
import { client, isView } from './api'

export type Session = Answer<'/api/session'>
const SessionContext = createContext<Session | null>(null)
export const SessionProvider = SessionContext.Provider

/** The one who is signed in. Only for screens behind the sign-in. */
export function useSession(): Session {
  return useContext(SessionContext)!
}

const unsaid: Session['preferences'] = { language: null, timeZone: null }

/** How the reader reads; nothing said before the sign-in. */
export const usePreferences = () => useContext(SessionContext)?.preferences ?? unsaid

/** Who is signed in: undefined while it is asked, null for nobody. */
export function useSessionQuery() {
  return useQuery({
    queryKey: ['/api/session'],
    staleTime: Infinity,
    queryFn: async () => {
      try {
        const session = await client.ask('/api/session')
        client.signedIn(session)
        return session
      } catch (error) {
        if (error instanceof ApiProblem && error.kind === 'not-signed-in') return null
        throw error
      }
    },
  })
}

/** Takes a new session: everything seen before belongs to somebody else. */
export function useTakeSession() {
  const queries = useQueryClient()
  return (session: Session | null) => {
    if (session) client.signedIn(session)
    queries.removeQueries({ predicate: isView })
    queries.setQueryData(['/api/session'], session)
  }
}

/** Changes are gathered for a moment, a different one in each window, so that not all ask in the same instant. */
const gatherMs = () => 40 + Math.random() * 160
const comeBackMs = 2_000

/**
 * Listens to what changes on the server, and lets the screens send those queries again. After a break it comes back and asks for everything:
 * the browser does so by itself while the server can be reached, and this does where it gave up.
 */
export function useLiveChanges(tenantId: string) {
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
