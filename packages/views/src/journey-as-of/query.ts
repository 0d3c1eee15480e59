import type { AnyRecorded } from '@switchback/domain/decider/events'
import { Moment } from '@switchback/domain/decider/fields'
import { fold } from '@switchback/projections/projection'
import { z } from 'zod'
import { JourneyPage } from '../client-home/journey-page.js'
import { clientHome } from '../client-home/projection.js'
import { pageOf, pageTables, supportFor } from '../client-home/query.js'
import { clientHomeTable } from '../client-home/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { defineQuery, permit } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'
import type { RowOf } from '@switchback/projections/table'

export const journeyAsOfQuery = defineQuery({
  name: 'journey-as-of',
  path: 'journeys/:journeyId/as-of',
  summary: 'A journey as it was at a moment: what had happened by then, in true time, folded as the page of today is.',
  input: z.object({ journeyId: z.uuid(), at: Moment }),
  output: JourneyPage,
  tables: [...pageTables, journeyTimelineTable],
  async ask(rows, asking, { journeyId, at }) {
    const today = await rows.get(clientHomeTable, journeyId)
    if (!today) throw new NotVisible('There is no such journey.')
    permit('journey-as-of', asking, { clientId: today.clientId, coachIds: [today.coachId] })
    const moments = await rows.find(
      journeyTimelineTable,
      { journeyId, occurredAt: { atMost: at } },
      { order: { version: 'ASC' } },
    )
    const then = rowAfter(journeyId, moments)
    if (!then) throw new NotVisible('This journey had not begun by then.')
    return supportFor(asking, then, await pageOf(rows, then), today)
  },
})

type Home = RowOf<typeof clientHomeTable> & { key: string }

/** The row of the client's home after these moments; undefined before the journey was opened. */
function rowAfter(journeyId: string, moments: RowOf<typeof journeyTimelineTable>[]): Home | undefined {
  const rows = new Map<string, Record<string, unknown>>()
  const events = moments.map((moment) => ({ ...moment, streamId: journeyId }) as unknown as AnyRecorded)
  fold(clientHome, rows, events)
  const row = rows.get(journeyId)
  return row && ({ ...row, key: journeyId } as Home)
}
