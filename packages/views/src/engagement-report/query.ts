import { entryEventTypes } from '@switchback/domain/entries/kinds'
import type { JourneyEvent } from '@switchback/domain/journey/events'
import { CalendarDate } from '@switchback/domain/kernel/fields'
import { z } from 'zod'
import { CaseEntry, caseTables, entriesOf } from '../cases/entries.js'
import { coachCaseloadTable } from '../coach-caseload/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { defineQuery } from '../reading/query.js'

const Figures = z.object({
  /** Weeks of the period, Monday to Sunday in UTC, in which the client did something themselves. */
  activeWeeks: z.number(),
  stepsDone: z.number(),
  /** Time logged with steps, in minutes. */
  minutes: z.number(),
  findings: z.number(),
  evidenceSubmitted: z.number(),
  evidenceAccepted: z.number(),
  gatesPassed: z.number(),
  lastActivityAt: z.string().nullable(),
})

export const engagementQuery = defineQuery({
  name: 'engagement',
  path: 'engagement',
  summary: 'What the coach’s clients did in a period, from its first day to its last, each client a line.',
  input: z
    .object({ from: CalendarDate, to: CalendarDate, cohortId: z.uuid().optional() })
    .refine(({ from, to }) => from <= to, { error: 'The period ends before it begins.', path: ['to'] }),
  output: z.object({ weeks: z.number(), items: z.array(CaseEntry.extend({ engagement: Figures })) }),
  tables: [...caseTables, journeyTimelineTable],
  async read(rows, context, { from, to, cohortId }) {
    const own = await rows.find(coachCaseloadTable, { coachId: context.actor.id, ...(cohortId && { cohortId }) })
    const entries = await entriesOf(rows, own, context.tenantId, context.now)
    const counted = await rows.sql<z.infer<typeof Figures> & { journeyId: string }>(
      { timeline: journeyTimelineTable },
      figuresSql,
      [own.map(({ key }) => key), own.map(({ clientId }) => clientId), from, to],
    )
    const figures = new Map(counted.map(({ journeyId, ...rest }) => [journeyId, rest]))
    return {
      weeks: Math.ceil((Date.parse(to) - Date.parse(from) + day) / (7 * day)),
      items: entries
        .filter(({ journeyId, status }) => status === 'open' || status === 'paused' || figures.has(journeyId))
        .map((entry) => ({ ...entry, engagement: figures.get(entry.journeyId) ?? nothingDone })),
    }
  },
})

const day = 86_400_000
const nothingDone: z.infer<typeof Figures> = {
  activeWeeks: 0,
  stepsDone: 0,
  minutes: 0,
  findings: 0,
  evidenceSubmitted: 0,
  evidenceAccepted: 0,
  gatesPassed: 0,
  lastActivityAt: null,
}

/** What counts as an entry here: entries of every kind, and what clients record beside them. */
const entries = [
  ...entryEventTypes,
  'BaselineRecorded',
  'OutcomeRecorded',
  'StatementMade',
  'ApplicationLogged',
  'ApplicationAdvanced',
] as const satisfies JourneyEvent['type'][]

/** What a client did themselves counts as activity; what their coach accepted and approved counts beside it. */
export const figuresSql = `
  select t.journey_id as "journeyId",
    count(distinct date_trunc('week', t.occurred_at)) filter (where t.actor_id = c.client_id)::int as "activeWeeks",
    count(distinct t.data ->> 'stepId') filter (where t.type = 'StepCompleted')::int as "stepsDone",
    coalesce(sum((t.data ->> 'minutes')::int) filter (where t.type = 'StepCompleted'), 0)::int as "minutes",
    count(*) filter (where t.actor_id = c.client_id and t.type in (${entries.map((type) => `'${type}'`).join(', ')}))::int as "findings",
    count(*) filter (where t.type = 'EvidenceSubmitted')::int as "evidenceSubmitted",
    count(*) filter (where t.type = 'EvidenceAccepted')::int as "evidenceAccepted",
    count(*) filter (where t.type = 'PhaseCompleted')::int as "gatesPassed",
    to_char(max(t.occurred_at) filter (where t.actor_id = c.client_id) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastActivityAt"
  from unnest($1::uuid[], $2::uuid[]) as c (journey_id, client_id)
  join {timeline} t on t.journey_id = c.journey_id and t.occurred_at >= $3::date and t.occurred_at < $4::date + 1
  group by t.journey_id`
