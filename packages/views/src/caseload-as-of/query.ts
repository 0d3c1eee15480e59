import type { AnyRecorded } from '@switchback/domain/decider/events'
import { Moment } from '@switchback/domain/decider/fields'
import { fold } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { In, LessThanOrEqual } from 'typeorm'
import { z } from 'zod'
import { byUrgency } from '../coach-caseload/attention.js'
import { coachCaseload } from '../coach-caseload/projection.js'
import { CaseloadEntry, caseloadTables, entriesOf } from '../coach-caseload/query.js'
import type { coachCaseloadTable } from '../coach-caseload/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { defineQuery, permit } from '../reading/query.js'

/** How many moments of the past one answer folds. */
const mostMoments = 100_000

export const caseloadAsOfQuery = defineQuery({
  name: 'caseload-as-of',
  path: 'caseload/as-of',
  summary: 'A coach’s caseload as it was at a moment: whose coach they were then, and what needed them.',
  input: z.object({ at: Moment }),
  output: z.object({ items: z.array(CaseloadEntry) }),
  tables: [...caseloadTables, journeyTimelineTable],
  async ask(rows, asking, { at }) {
    permit('caseload-as-of', asking)
    const me = asking.actor.id
    const ever = await rows.count<{ journey: string }>(
      { timeline: journeyTimelineTable },
      `select distinct journey_id as journey from {timeline} t
       where type in ('JourneyOpened', 'JourneyTransferred') and data ->> 'coachId' = $1 limit 2000`,
      [me],
    )
    const moments = await rows.find(
      journeyTimelineTable,
      { journeyId: In(ever.map(({ journey }) => journey)), occurredAt: LessThanOrEqual(at) },
      { order: { journeyId: 'ASC', version: 'ASC' }, take: mostMoments },
    )
    const cases = new Map<string, Record<string, unknown>>()
    fold(
      coachCaseload,
      cases,
      moments.map((moment) => ({ ...moment, streamId: moment.journeyId }) as unknown as AnyRecorded),
    )
    const then = [...cases]
      .map(([key, row]) => ({ ...(row as RowOf<typeof coachCaseloadTable>), key }))
      .filter(({ coachId, status }) => coachId === me && (status === 'open' || status === 'paused'))
    return { items: (await entriesOf(rows, then, asking.tenantId, new Date(at))).sort(byUrgency) }
  },
})
