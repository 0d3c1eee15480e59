import { journeyEvents, type JourneyEvent } from '@switchback/domain/journey/events'
import { forEach, typesOf } from '@switchback/projections/event-types'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { journeyTimelineTable } from './table.js'

type Moment = RowOf<typeof journeyTimelineTable>

const momentOf = (event: EventNamed<JourneyEvent['type']>): Moment => {
  const { streamId, subjectId, version, type, occurredAt, recordedAt, actorId, data } = event
  return { journeyId: streamId, clientId: subjectId, version, type, occurredAt, recordedAt, actorId, data }
}

export const journeyTimeline = defineProjection({
  table: journeyTimelineTable,
  person: 'clientId',
  key: ({ streamId, version }) => `${streamId}/${version}`,
  creates: forEach(typesOf(journeyEvents), momentOf),
})
