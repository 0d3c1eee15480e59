import { Moment } from '@switchback/domain/kernel/fields'
import { fold as foldInto, type FoldedEvent, type Projection } from '@switchback/projections/projection'
import { z } from 'zod'
import { JourneyPage } from '../journeys/journey-page.js'
import { clientHome } from '../client-home/projection.js'
import { pageOfThen, pageTables, supportFor } from '../journeys/page-of.js'
import { clientHomeTable } from '../client-home/table.js'
import { journeyEvidence } from '../journey-evidence/projection.js'
import { countEvidence } from '../journeys/evidence-counts.js'
import type { journeyEvidenceTable } from '../journey-evidence/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { aboutJourney } from '../journeys/about-journey.js'
import { defineQuery } from '../reading/query.js'
import { NotVisible, TooManyRows, type RowFinder } from '../reading/view-reader.js'
import type { RowOf } from '@switchback/projections/table'

export const journeyAsOfQuery = defineQuery({
  name: 'journey-as-of',
  path: 'journeys/:journeyId/as-of',
  summary: 'A journey as it was at a moment: what had happened by then, in true time, folded as the page of today is.',
  input: z.object({ journeyId: z.uuid(), at: Moment }),
  output: JourneyPage,
  tables: [...pageTables, journeyTimelineTable],
  about: aboutJourney,
  async read(rows, context, { journeyId, at }, today) {
    const moments = await momentsOf(rows, journeyId, at)
    const then = rowAfter(journeyId, moments)
    if (!then) throw new NotVisible('This journey had not begun by then.')
    const pieces = fold(journeyEvidence, moments).values() as Iterable<RowOf<typeof journeyEvidenceTable>>
    return supportFor(context, then, await pageOfThen(rows, then, countEvidence(pieces)), today)
  },
})

/** How many moments of a journey one answer is folded from. */
const momentsAtMost = 5_000

/** What happened on a journey up to an instant, without the texts of evidence. Throws TooManyRows where there is more. */
async function momentsOf(rows: RowFinder, journeyId: string, at: string): Promise<FoldedEvent[]> {
  const found = await rows.sql<FoldedEvent>(
    { timeline: journeyTimelineTable },
    `select journey_id as "streamId", client_id as "subjectId", version, type, occurred_at as "occurredAt", actor_id as "actorId",
       data - (case when type = 'EvidenceSubmitted' then 'content' else '' end) as data
     from {timeline} t where journey_id = $1::uuid and occurred_at <= $2::timestamptz order by version limit $3::bigint`,
    [journeyId, at, momentsAtMost + 1],
  )
  if (found.length > momentsAtMost) throw new TooManyRows('There is more on this journey than one page can show.')
  return found
}

/** The rows that a view has after these moments. */
function fold(projection: Projection, moments: FoldedEvent[]) {
  const rows = new Map<string, Record<string, unknown>>()
  foldInto(projection, rows, moments)
  return rows
}

type Home = RowOf<typeof clientHomeTable> & { key: string }

/** The row of the client's home after these moments; undefined before the journey was opened. */
function rowAfter(journeyId: string, moments: FoldedEvent[]): Home | undefined {
  const row = fold(clientHome, moments).get(journeyId)
  return row && ({ ...row, key: journeyId } as Home)
}
