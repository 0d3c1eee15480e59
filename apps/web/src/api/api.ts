import { notifications } from '@mantine/notifications'
import { ApiProblem, createClient, type Answer, type AskPath, type BodyOf, type CommandPath } from './client'
import {
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type Query,
} from '@tanstack/react-query'
import i18next from 'i18next'

export const client = createClient(window.location.origin)

type Params = Record<string, string | number | undefined>

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      // The session has ended: the sign-in is shown at this same address, so that one comes back to it.
      if (error instanceof ApiProblem && error.kind === 'not-signed-in')
        queryClient.setQueryData(['/api/session'], null)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 3 && mayPass(error),
      retryDelay: (count, error) =>
        error instanceof ApiProblem && error.retryAfter ? error.retryAfter * 1_000 : 1_000 * 2 ** count,
    },
  },
})

/** Whether the same query may succeed later: the server could not be reached, was busy, or asked to wait. */
export const mayPass = (error: unknown) =>
  !(error instanceof ApiProblem) ||
  error.problem.status < 400 ||
  error.problem.status >= 500 ||
  error.problem.status === 429

/** What was asked before stays on the screen while more of the same is fetched; never that of another person or thing. */
function sameThing<Data>(path: string, params: Params) {
  return (data: Data | undefined, before: Query<Data> | undefined) => {
    const [pathBefore, paramsBefore] = (before?.queryKey ?? []) as [string?, Params?]
    const isSame = Object.keys(params).every((name) => !name.endsWith('Id') || paramsBefore?.[name] === params[name])
    return pathBefore === path && isSame ? data : undefined
  }
}

/** A view, kept fresh by what the server tells of changes. */
export function useView<Path extends AskPath>(path: Path, params: Params = {}, options: { enabled?: boolean } = {}) {
  return useQuery<Answer<Path>>({
    queryKey: [path, params],
    queryFn: () => client.ask(path, params),
    placeholderData: sameThing(path, params) as never,
    ...options,
  })
}

type PagedPath = {
  [Path in AskPath]: Answer<Path> extends { items: unknown[]; next: string | null } ? Path : never
}[AskPath]

/** Pages of a list, read one after the other as the reader asks for more. */
export function usePages<Path extends PagedPath>(path: Path, params: Params = {}, options: { enabled?: boolean } = {}) {
  const pages = useInfiniteQuery({
    queryKey: [path, { ...params, pages: 1 }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => client.ask(path, { ...params, cursor: pageParam }),
    getNextPageParam: (page) => (page as { next: string | null }).next ?? undefined,
    placeholderData: sameThing(path, params) as never,
    ...options,
  })
  const items = pages.data?.pages.flatMap((page) => (page as { items: ItemOf<Path>[] }).items)
  return {
    data: items && { items },
    /** The first page as it came, for what it says about all of them. */
    first: pages.data?.pages[0] as Answer<Path> | undefined,
    error: pages.error,
    refetch: pages.refetch,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
  }
}

type ItemOf<Path extends PagedPath> = Answer<Path> extends { items: (infer Item)[] } ? Item : never

const pageSize = 200
const pagesAtMost = 25

/** All pages of a list, gathered: for what is searched and sorted on the screen. At most 5,000 lines. */
export function useAllPages<Path extends PagedPath>(
  path: Path,
  params: Params = {},
  options: { enabled?: boolean } = {},
) {
  return useQuery<Answer<Path>>({
    queryKey: [path, { ...params, all: 1 }],
    placeholderData: sameThing(path, params) as never,
    queryFn: async () => {
      type Page = { items: unknown[]; next: string | null }
      const first = (await client.ask(path, { ...params, limit: pageSize })) as Page
      const items = [...first.items]
      let { next } = first
      for (let page = 1; next !== null && page < pagesAtMost; page += 1) {
        const more = (await client.ask(path, { ...params, limit: pageSize, cursor: next })) as Page
        items.push(...more.items)
        next = more.next
      }
      return { ...first, items, next } as Answer<Path>
    },
    ...options,
  })
}

interface Given<Path extends CommandPath> {
  streamId: string
  body: BodyOf<Path>
}

/** Changes what a screen shows of a view before the server has answered. */
export type Foresee = <Path extends AskPath>(path: Path, change: (now: Answer<Path>) => Answer<Path>) => void

interface CommandOptions<Path extends CommandPath> {
  /** What is said once it is done. */
  done?: string
  /** Says nothing when it is refused: the caller does. */
  quiet?: boolean
  /** What will be seen when it is done; taken back, with the reason, when it is refused. */
  foresee?: (foresee: Foresee, given: Given<Path>) => void
}

/** Gives a command. A refusal is shown with its reason, and screens ask again for what changed. */
export function useCommand<Path extends CommandPath>(path: Path, options: CommandOptions<Path> = {}) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ streamId, body }: Given<Path>) => client.give(path, streamId, body),
    onMutate: (given: Given<Path>) => {
      if (!options.foresee) return { before: [] }
      void queries.cancelQueries({ predicate: isView })
      const before = queries.getQueriesData({ predicate: isView })
      options.foresee((view, change) => {
        queries.setQueriesData<Answer<typeof view>>({ queryKey: [view] }, (now) => (now ? change(now) : now))
      }, given)
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

/** Every query but the one about who is signed in. */
export const isView = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  String(queryKey[0]).startsWith('/api/') && queryKey[0] !== '/api/session'

/** What a problem is called in the reader's language; the rule's own sentence where there is no translation of it. */
export function problemText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = error instanceof ApiProblem ? (error.problem.code ?? error.kind) : ''
  const key = `problem:${code}`
  const facts = error instanceof ApiProblem ? error.problem.facts : {}
  return code && i18next.exists(key, { lng: i18next.language, fallbackLng: [] })
    ? i18next.t(key, { ...facts })
    : error.message
}

/** Says what went wrong, and what to do. */
export function showProblem(error: unknown) {
  notifications.show({
    title: i18next.t('That did not work'),
    message: problemText(error),
    color: 'red',
    autoClose: 8_000,
    role: 'alert',
  })
}
