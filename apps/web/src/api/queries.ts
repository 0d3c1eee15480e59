import { skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { QueryParams, QueryPath, QueryResult } from './client'
import { client } from './query-client'

/** Parameters can be left out only where all of them are optional. With `null` the query waits: the screen needs no data yet. */
type Parameters<Path extends QueryPath> =
  object extends QueryParams<Path> ? [params?: QueryParams<Path> | null] : [params: QueryParams<Path> | null]

/** Keeps the last data on the screen while more of the same is fetched, but never that of another person or thing. */
function sameThing(path: string, params: object | null = {}) {
  return <Data>(data: Data | undefined, before: { queryKey: readonly unknown[] } | undefined): Data | undefined => {
    const [pathBefore, paramsBefore] = (before?.queryKey ?? []) as [string?, Record<string, unknown>?]
    const isSame = Object.entries(params ?? {}).every(
      ([name, value]) => !name.endsWith('Id') || paramsBefore?.[name] === value,
    )
    return pathBefore === path && isSame ? data : undefined
  }
}

/**
 * Runs a query, and again after each change that touches it (live-updates.ts). GET is handled by
 * packages/http-api/src/queries/query.controllers.ts; the queries themselves are in packages/views/src.
 */
export function useView<Path extends QueryPath>(path: Path, ...[params]: Parameters<Path>) {
  return useQuery<QueryResult<Path>>({
    queryKey: [path, params ?? {}],
    queryFn: params === null ? skipToken : () => client.query(path, params),
    placeholderData: sameThing(path, params),
  })
}

/** The queries that answer in pages. */
type PagedPath = {
  [Path in QueryPath]: QueryResult<Path> extends Page<unknown> ? Path : never
}[QueryPath]

interface Page<Item> {
  items: Item[]
  next: string | null
}

type ItemOf<Path extends PagedPath> = QueryResult<Path> extends Page<infer Item> ? Item : never

type PageOf<Path extends PagedPath> = QueryResult<Path> & Page<ItemOf<Path>>

/** One page of a list. The assertions say what PagedPath promises: the parameters and the answer are those of a page. */
async function fetchPage<Path extends PagedPath>(
  path: Path,
  params: QueryParams<Path> | undefined,
  page: { cursor?: string; limit?: number },
): Promise<PageOf<Path>> {
  return (await client.query(path, { ...params, ...page } as QueryParams<Path>)) as PageOf<Path>
}

/** Pages of a list, read one after the other as the reader asks for more. */
export function usePages<Path extends PagedPath>(path: Path, ...[params]: Parameters<Path>) {
  const pages = useInfiniteQuery({
    queryKey: [path, { ...params, pages: 1 }],
    initialPageParam: undefined as string | undefined,
    queryFn: params === null ? skipToken : ({ pageParam }) => fetchPage(path, params, { cursor: pageParam }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: sameThing(path, params),
  })
  const items = pages.data?.pages.flatMap((page) => page.items)
  return {
    data: items && { items },
    /** The first page as it came, for what it says about all of them. */
    first: pages.data?.pages[0],
    error: pages.error,
    refetch: pages.refetch,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
  }
}

const pageSize = 200
const pagesAtMost = 25

/** All pages of a list in one, for lists that are searched and sorted on the screen. At most 5,000 lines. */
export function useAllPages<Path extends PagedPath>(path: Path, ...[params]: Parameters<Path>) {
  return useQuery<QueryResult<Path>>({
    queryKey: [path, { ...params, all: 1 }],
    placeholderData: sameThing(path, params),
    queryFn: params === null ? skipToken : () => fetchAll(path, params),
  })
}

async function fetchAll<Path extends PagedPath>(
  path: Path,
  params: QueryParams<Path> | undefined,
): Promise<QueryResult<Path>> {
  const first = await fetchPage(path, params, { limit: pageSize })
  const items = [...first.items]
  let { next } = first
  for (let page = 1; next !== null && page < pagesAtMost; page += 1) {
    const more = await fetchPage(path, params, { limit: pageSize, cursor: next })
    items.push(...more.items)
    next = more.next
  }
  return { ...first, items, next }
}
