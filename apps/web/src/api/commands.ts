import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CommandBody, CommandPath, QueryPath, QueryResult } from './client'
import { showProblem } from './problems'
import { client, isView } from './query-client'

interface CommandVariables<Path extends CommandPath> {
  streamId: string
  body: CommandBody<Path>
}

/** Changes what a screen shows of a query before the server has answered. */
export type UpdateView = <Path extends QueryPath>(
  path: Path,
  change: (now: QueryResult<Path>) => QueryResult<Path>,
) => void

interface CommandOptions<Path extends CommandPath> {
  /** Shown once it is done. */
  done?: string
  /** Shows nothing when it is refused: the caller does. */
  quiet?: boolean
  /** Optimistic update, rolled back with an error message when the server refuses the command. */
  optimistic?: (update: UpdateView, variables: CommandVariables<Path>) => void
}

/**
 * Sends a command. A refusal is shown with its reason, and the screens run their queries again.
 * POST is handled by packages/http-api/src/commands/command.controller.ts, the command itself by its decider in packages/domain.
 */
export function useCommand<Path extends CommandPath>(path: Path, options: CommandOptions<Path> = {}) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ streamId, body }: CommandVariables<Path>) => client.send(path, streamId, body),
    onMutate: (variables: CommandVariables<Path>) => {
      if (!options.optimistic) return { before: [] }
      void queries.cancelQueries({ predicate: isView })
      const before = queries.getQueriesData({ predicate: isView })
      options.optimistic((view, change) => {
        queries.setQueriesData<QueryResult<typeof view>>({ queryKey: [view] }, (now) => (now ? change(now) : now))
      }, variables)
      return { before }
    },
    onSuccess: () => {
      if (options.done) notifications.show({ message: options.done, color: 'teal' })
    },
    onError: (error, _, context) => {
      for (const [key, data] of context?.before ?? []) queries.setQueryData(key, data)
      if (!options.quiet) showProblem(error)
    },
    onSettled: () => queries.invalidateQueries({ predicate: isView }),
  })
}
