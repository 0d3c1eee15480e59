import { withConnection } from '@switchback/database/pool'
import { verifyChain } from '@switchback/event-store/chain'
import { openInstallation } from '@switchback/installation/installation'
import { verifyViews } from '@switchback/installation/verify-views'
import type pg from 'pg'
import type { History } from './history.js'
import type { Tally } from './report.js'

/** Opens the data folder of a program that does not run, as an operator does, for some work on its database. */
export async function onDatabase<Result>(
  environment: Record<string, string>,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const place = await openInstallation(environment, { onProgress: () => {} })
  try {
    return await withConnection(place.adminUrl, work)
  } finally {
    await place.close()
  }
}

/** Compares what a stopped program has stored with what people were told, every view with its events, and every chain. */
export async function countAll(environment: Record<string, string>, history: History, tally: Tally): Promise<void> {
  const { report } = tally
  report.acknowledged += history.acknowledged.length
  tally.most('longestStallMs', history.longestMs)
  tally.fault('changed', 'a repeated command was answered otherwise', history.changed)
  tally.fault('disordered', 'a command has a position before one that was answered earlier', history.disordered())
  tally.fault('refused', history.refused.slice(0, 3).join('; '), history.refused.length)
  const place = await openInstallation(environment, { onProgress: () => {} })
  try {
    await withConnection(place.adminUrl, (client) => compare(client, history, tally))
    await verifyViews(place, (line) => {
      const summary = /^(\d+) rows compared, (\d+) differ$/.exec(line)
      if (summary) report.rows += Number(summary[1])
      else tally.fault('differing', line)
    })
  } finally {
    await place.close()
  }
}

async function compare(client: pg.Client, { acknowledged, enrolled }: History, tally: Tally) {
  const { rows } = await client.query<{ id: string; tenant: string; last: string; events: number }>(
    `select command_id as id, tenant_id as tenant, max(position) as last, count(*)::int as events
     from event where command_id = any ($1) group by 1, 2`,
    [acknowledged.map(({ commandId }) => commandId)],
  )
  const stored = new Map(rows.map((row) => [`${row.tenant}/${row.id}`, row]))
  for (const { commandId, tenantId, position, events } of acknowledged) {
    const found = stored.get(`${tenantId}/${commandId}`)
    if (!found && events > 0) tally.fault('lost', `${commandId} at ${position}`)
    if (found && found.events !== events) tally.fault('doubled', `${commandId}: ${found.events} events, ${events} told`)
    if (found && Number(found.last) !== position) tally.fault('moved', `${commandId} from ${position} to ${found.last}`)
  }
  const { rows: tenants } = await client.query<{ tenant: string; holes: number }>(
    'select tenant_id as tenant, (max(position) - count(*))::int as holes from event group by 1',
  )
  for (const { tenant, holes } of tenants) {
    tally.fault('holes', `tenant ${tenant}`, holes)
    for (const { from, to, what } of await verifyChain(client, tenant))
      tally.fault('chainBroken', `${tenant} ${from} to ${to}: ${what}`)
  }
  const { rows: once } = await client.query<{ person: string }>(
    `select person from unnest($1::text[]) person where 1 <> (
       select count(*) from event o where o.type = 'JourneyOpened' and o.data ->> 'clientId' = person)
     or 1 <> (select count(*) from event o join event p using (tenant_id, stream_id)
       where o.type = 'JourneyOpened' and p.type = 'PlanAssigned' and o.data ->> 'clientId' = person)`,
    [enrolled],
  )
  tally.fault('policiesNotOnce', once.map(({ person }) => person).join(), once.length)
}
