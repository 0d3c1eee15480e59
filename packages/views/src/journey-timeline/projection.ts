import { journeyEvents, type JourneyEvent } from '@switchback/domain/journey/events'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { journeyTimelineTable } from './table.js'

type Moment = RowOf<typeof journeyTimelineTable>
type Event = EventNamed<JourneyEvent['type']>

/** The events of a journey that are bookkeeping between streams, not moments of a person's way. */
const leftOut: JourneyEvent['type'][] = ['AssessmentSharingNoted']

const moment = (_: Moment | undefined, event: Event): Moment => {
  const { streamId, version, type, occurredAt, recordedAt, actorId, data } = event
  const { plan, ...detail } = data as Record<string, unknown> & { plan?: { templateId: string; startsOn: string } }
  const planned = plan && { templateId: plan.templateId, startsOn: plan.startsOn }
  return { journeyId: streamId, version, type, occurredAt, recordedAt, actorId, detail: { ...detail, ...planned } }
}

const shown = (Object.keys(journeyEvents.definitions) as JourneyEvent['type'][]).filter(
  (type) => !leftOut.includes(type),
)

export const journeyTimeline = defineProjection<typeof journeyTimelineTable, JourneyEvent['type']>({
  table: journeyTimelineTable,
  key: ({ streamId, version }) => `${streamId}/${version}`,
  on: Object.fromEntries(shown.map((type) => [type, moment])) as Record<JourneyEvent['type'], typeof moment>,
})
