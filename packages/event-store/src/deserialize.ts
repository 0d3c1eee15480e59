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
 * Returns a stored event as the program sees it: upcast step by step to the newest schema version. The stored bytes do not change.
 * An unknown type is returned as it was stored. If upcasting fails, reading `data` throws: a consumer that needs only the type and
 * the position of this event goes on, and one that needs its content fails at this event.
 */
export function deserialize(row: EventRow, catalogues: Record<string, EventCatalogue>): AnyRecorded {
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
  if (definition && event.schemaVersion < definition.v) upcast(event, definition)
  return event
}

/** Upcasts the content of an event to the newest schema version. If that fails, `data` throws when it is read. */
function upcast(event: AnyRecorded, { v, upcast: steps }: EventDefinition) {
  const { type } = event
  try {
    for (; event.schemaVersion < v; event.schemaVersion += 1) {
      const step = steps?.[event.schemaVersion]
      if (!step)
        throw new Error(
          `${type} has no upcast from schema version ${event.schemaVersion} to ${event.schemaVersion + 1}.`,
        )
      // The catalogue types each step by its own version; which one this is, is known only here.
      event.data = step(event.data as never) as Record<string, unknown>
    }
  } catch (error) {
    const fail = (): never => {
      throw error
    }
    Object.defineProperty(event, 'data', { get: fail, enumerable: true })
  }
}
