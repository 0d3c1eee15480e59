import { queryAccess, viewsOfRole, type Who } from '@switchback/domain/access'
import type { Role } from '@switchback/domain/kernel/decider'
import { allQueries } from '@switchback/views/all-queries'

/** Who of a role may send a query at all; whether it is about them is decided when it is sent. */
const relationsOf: Record<Role, readonly Who[]> = {
  client: ['client', 'self'],
  coach: ['coach', 'own-coach'],
  owner: ['owner'],
  sponsor: ['sponsor'],
}

/**
 * The addresses of the queries that people with these roles should send again when some views have changed; all that their screens
 * send where no views are named. An address has its parameters in braces, as in `/api/journeys/{journeyId}`.
 */
export function queriesOf(roles: readonly string[], changed?: readonly string[]): string[] {
  const addresses = new Set<string>()
  for (const role of roles as Role[])
    for (const { name, path, tables } of allQueries) {
      if (!queryAccess[name].some((who: Who) => relationsOf[role]?.includes(who))) continue
      const concerned = tables.some(
        (table) => viewsOfRole[role].includes(table.name) && (changed === undefined || changed.includes(table.name)),
      )
      if (concerned) addresses.add(`/api/${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    }
  return [...addresses]
}
