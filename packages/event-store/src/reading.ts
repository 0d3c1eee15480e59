import type { AnyRecorded, EventCatalogue, EventDefinition } from '@switchback/domain/kernel/events'

export interface EventRow {
  tenant_id: string
  position: string
  stream_id: string
  version: number
  category: string
  type: string
  schema_version: number
  occurred_at: Date
  recorded_at: Date
  actor_id: string
  command_id: string
  correlation_id: string
  causation_id: string | null
  subject_id: string | null
  data: unknown
}

/**
 * An event as the program sees it: lifted step by step to the newest schema version; the stored bytes stay.
 * A type that this program does not know is passed on as it was stored. Where the way to the newest version fails, reading `data`
 * throws: who needs no more than the type and the position of this event goes on, and who needs its content fails at this event.
 */
export function readEvent(row: EventRow, catalogues: Record<string, EventCatalogue>): AnyRecorded {
  const event: AnyRecorded = {
    tenantId: row.tenant_id,
    position: Number(row.position),
    streamId: row.stream_id,
    version: row.version,
    category: row.category,
    type: row.type,
    schemaVersion: row.schema_version,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actorId: row.actor_id,
    commandId: row.command_id,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    subjectId: row.subject_id,
    data: row.data as Record<string, unknown>,
  }
  const definition = catalogues[row.category]?.definitions[row.type]
  if (definition && event.schemaVersion < definition.v) lift(event, definition)
  return event
}

/** Brings the content of an event to the newest schema version, or lets it throw when it is read. */
function lift(event: AnyRecorded, { v, upcast }: EventDefinition) {
  const { type } = event
  try {
    for (; event.schemaVersion < v; event.schemaVersion += 1) {
      const step = upcast?.[event.schemaVersion]
      if (!step)
        throw new Error(`${type} has no way from schema version ${event.schemaVersion} to ${event.schemaVersion + 1}.`)
      event.data = step(event.data as never) as Record<string, unknown>
    }
  } catch (error) {
    const fail = (): never => {
      throw error
    }
    Object.defineProperty(event, 'data', { get: fail, enumerable: true })
  }
}
