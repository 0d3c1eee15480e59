import { notifications } from '@mantine/notifications'
import {
  ApiProblem,
  createClient,
  type Answer,
  type AskPath,
  type BodyOf,
  type CommandPath,
} from '@switchback/api-client/client'
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

export const client = createClient(window.location.origin)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) =>
        count < 3 && !(error instanceof ApiProblem && error.problem.status >= 400 && error.problem.status < 500),
    },
  },
})

/** A view, kept fresh by what the server tells of changes. */
export function useView<Path extends AskPath>(
  path: Path,
  params: Record<string, string | number | undefined> = {},
  options: { enabled?: boolean } = {},
) {
  return useQuery<Answer<Path>>({ queryKey: [path, params], queryFn: () => client.ask(path, params), ...options })
}

interface Given<Path extends CommandPath> {
  streamId: string
  body: BodyOf<Path>
}

/** Gives a command. A refusal is shown with its reason, and screens ask again for what changed. */
export function useCommand<Path extends CommandPath>(path: Path, options: { done?: string; quiet?: boolean } = {}) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ streamId, body }: Given<Path>) => client.give(path, streamId, body),
    onSuccess: async () => {
      if (options.done) notifications.show({ message: options.done, color: 'teal' })
      await queries.invalidateQueries({ predicate: isView })
    },
    onError: (error) => {
      if (!options.quiet) showProblem(error)
    },
  })
}

/** Every query but the one about who is signed in. */
export const isView = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  String(queryKey[0]).startsWith('/api/') && queryKey[0] !== '/api/session'

/** Says what went wrong, and what to do. */
export function showProblem(error: unknown) {
  const problem = error instanceof ApiProblem ? error.problem : undefined
  notifications.show({
    title: problem?.title ?? 'Something went wrong',
    message: error instanceof Error ? error.message : String(error),
    color: 'red',
    autoClose: 8_000,
  })
}
