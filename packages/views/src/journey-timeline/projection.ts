import { journeyEvents, type JourneyEvent } from '@switchback/domain/journey/events'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { journeyTimelineTable } from './table.js'

type Moment = RowOf<typeof journeyTimelineTable>
type Event = EventNamed<JourneyEvent['type']>

const moment = (_: Moment | undefined, event: Event): Moment => {
  const { streamId, subjectId, version, type, occurredAt, recordedAt, actorId, data } = event
  return { journeyId: streamId, clientId: subjectId, version, type, occurredAt, recordedAt, actorId, data }
}

const types = Object.keys(journeyEvents.definitions) as JourneyEvent['type'][]

export const journeyTimeline = defineProjection<typeof journeyTimelineTable, JourneyEvent['type']>({
  table: journeyTimelineTable,
  person: 'clientId',
  key: ({ streamId, version }) => `${streamId}/${version}`,
  on: Object.fromEntries(types.map((type) => [type, moment])) as Record<JourneyEvent['type'], typeof moment>,
})
