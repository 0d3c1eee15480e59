import { QueryCache, QueryClient } from '@tanstack/react-query'
import { createClient } from './client'
import { ApiProblem, mayRetry } from './problem-document'

/** The client of this page's own server. */
export const client = createClient(window.location.origin)

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      // The session has ended. The sign-in replaces the screen at the same address, so that it returns after signing in.
      if (error instanceof ApiProblem && error.kind === 'not-signed-in')
        queryClient.setQueryData(['/api/session'], null)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 3 && mayRetry(error),
      retryDelay: (count, error) =>
        error instanceof ApiProblem && error.retryAfter ? error.retryAfter * 1_000 : 1_000 * 2 ** count,
    },
  },
})

/** Every query except the one for the session. */
export const isView = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  String(queryKey[0]).startsWith('/api/') && queryKey[0] !== '/api/session'
