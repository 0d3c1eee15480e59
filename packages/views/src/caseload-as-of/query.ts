import { Moment } from '@switchback/domain/kernel/fields'
import { fold, type FoldedEvent } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { z } from 'zod'
import { byUrgency } from '../cases/attention.js'
import { coachCaseload } from '../coach-caseload/projection.js'
import { CaseEntry, caseTables, entriesOf } from '../cases/entries.js'
import { coachCaseloadTable } from '../coach-caseload/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { defineQuery } from '../reading/query.js'
import { TooManyRows, type RowFinder } from '../reading/view-reader.js'

/** How many journeys one answer replays. What was true then is in no table, so the database cannot sort or page it. */
const mostJourneys = 2_000
/** How many journeys are folded between two pauses, in which the process answers others. */
const journeysAtOnce = 20

/** The cases that the caseload folds from some journeys' moments up to an instant. */
async function casesOf(rows: RowFinder, journeys: string[], at: string) {
  const moments = await rows.sql<FoldedEvent>(
    { timeline: journeyTimelineTable },
    `select journey_id as "streamId", version, type, occurred_at as "occurredAt", actor_id as "actorId", data
     from {timeline} t where journey_id = any($1::uuid[]) and occurred_at <= $2 order by journey_id, version`,
    [journeys, at],
  )
  const cases = new Map<string, Record<string, unknown>>()
  fold(coachCaseload, cases, moments)
  return [...cases].map(([key, row]) => ({ ...(row as RowOf<typeof coachCaseloadTable>), key }))
}

/** Strain of the past is shown while the assessment that shows it is shared at present. */
function withoutKeptStrain<Row extends RowOf<typeof coachCaseloadTable>>(
  then: Row,
  today: RowOf<typeof coachCaseloadTable>,
): Row {
  const isShared = (id?: string) => today.assessments.some((one) => one.assessmentId === id && one.sharedSince !== null)
  return { ...then, attention: then.attention.filter(({ reason, about }) => reason !== 'strain' || isShared(about)) }
}

export const caseloadAsOfQuery = defineQuery({
  name: 'caseload-as-of',
  path: 'caseload/as-of',
  summary: 'The clients of a coach as they were at a moment: who was theirs then, and what needed the coach.',
  input: z.object({ at: Moment }),
  output: z.object({ items: z.array(CaseEntry) }),
  tables: [...caseTables, journeyTimelineTable],
  async read(rows, context, { at }) {
    const me = context.actor.id
    const before = { coachId: me, openedAt: { atMost: at } }
    const led = await rows.find(coachCaseloadTable, before, { order: { key: 'ASC' }, take: mostJourneys + 1 })
    if (led.length > mostJourneys)
      throw new TooManyRows(
        `There were more than ${mostJourneys} journeys by then, which is more than one page can show.`,
      )
    const own = new Map(led.map((row) => [row.key, row]))
    const ever = [...own.keys()]
    const then: Awaited<ReturnType<typeof casesOf>> = []
    for (let from = 0; from < ever.length; from += journeysAtOnce) {
      for (const one of await casesOf(rows, ever.slice(from, from + journeysAtOnce), at))
        if (one.coachId === me && (one.status === 'open' || one.status === 'paused'))
          then.push(withoutKeptStrain(one, own.get(one.key)!))
    }
    return { items: (await entriesOf(rows, then, context.tenantId, new Date(at))).sort(byUrgency) }
  },
})
