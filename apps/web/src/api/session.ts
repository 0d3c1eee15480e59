import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { QueryResult } from './client'
import { ApiProblem } from './problem-document'
import { client, isView } from './query-client'

export type Session = QueryResult<'/api/session'>
const SessionContext = createContext<Session | null>(null)
export const SessionProvider = SessionContext.Provider

/** Who is signed in. Only for screens behind the sign-in. */
export function useSession(): Session {
  return useContext(SessionContext)!
}

const noPreferences: Session['preferences'] = { language: null, timeZone: null }

/** The reader's language and time zone; neither is known before the sign-in. */
export const usePreferences = () => useContext(SessionContext)?.preferences ?? noPreferences

/** Who is signed in: undefined while loading, null for no one. */
export function useSessionQuery() {
  return useQuery({
    queryKey: ['/api/session'],
    staleTime: Infinity,
    queryFn: async () => {
      try {
        const session = await client.query('/api/session')
        client.signedIn(session)
        return session
      } catch (error) {
        if (error instanceof ApiProblem && error.kind === 'not-signed-in') return null
        throw error
      }
    },
  })
}

/** Replaces the session, and forgets all data: it belongs to the person who was signed in before. */
export function useReplaceSession() {
  const queries = useQueryClient()
  return (session: Session | null) => {
    if (session) client.signedIn(session)
    queries.removeQueries({ predicate: isView })
    queries.setQueryData(['/api/session'], session)
  }
}
