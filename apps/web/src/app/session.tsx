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

/** Listens to what changes on the server, and lets the screens ask again. Comes back by itself after a break. */
export function useLiveChanges(tenantId: string) {
  const queries = useQueryClient()
  useEffect(() => {
    const source = new EventSource('/api/changes')
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void queries.invalidateQueries({ predicate: isView })
      }, gatherMs)
    }
    source.addEventListener('changed', refresh)
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [queries, tenantId])
}
