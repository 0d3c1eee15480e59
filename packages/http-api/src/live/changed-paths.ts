import { isAllowed, whoIs } from '@switchback/domain/access'
import type { Actor } from '@switchback/domain/kernel/decider'
import { allQueries } from '@switchback/views/all-queries'

/** The path of a query with its parameters in braces, as the web app names it: `/api/journeys/{journeyId}`. */
const pathOf = ({ path }: { path: string }) => `/api/${path.replaceAll(/:(\w+)/g, '{$1}')}`

/**
 * The paths of the queries that someone with these roles may send and whose result may be another since some views changed, by the
 * views that each query reads; the paths of all that they may send where no views are named. Whether a query that depends on a relation
 * is theirs is decided when it is sent.
 */
export function changedPaths(roles: Actor['roles'], changed?: readonly string[]): string[] {
  const me = 'me'
  const everythingThatTheyCanBe = whoIs({ id: me, roles }, { clientId: me, coachIds: [me] })
  return allQueries
    .filter(({ may }) => isAllowed(everythingThatTheyCanBe, may))
    .filter(({ tables }) => !changed || tables.some(({ name }) => changed.includes(name)))
    .map(pathOf)
}
