import type { Answer } from '@switchback/api-client/client'
import { ApiProblem } from '@switchback/api-client/client'
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

const gatherMs = 60
const comeBackMs = 2_000

/**
 * Listens to what changes on the server, and lets the screens ask again. After a break it comes back and asks for everything:
 * the browser does so by itself while the server can be reached, and this does where it gave up.
 */
export function useLiveChanges(tenantId: string) {
  const queries = useQueryClient()
  useEffect(() => {
    let source: EventSource
    let gathering: ReturnType<typeof setTimeout> | undefined
    let returning: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined
        void queries.invalidateQueries({ predicate: isView })
      }, gatherMs)
    }
    const listen = (again: boolean) => {
      source = new EventSource('/api/changes')
      if (again) source.addEventListener('open', refresh, { once: true })
      source.addEventListener('changed', refresh)
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
