import type { AnyRecorded, EventCatalogue } from '@switchback/domain/decider/events'

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
 * A type that this program does not know is passed on as it was stored.
 */
export function readEvent(row: EventRow, catalogues: Record<string, EventCatalogue>): AnyRecorded {
  const definition = catalogues[row.category]?.definitions[row.type]
  let { data, schema_version: schemaVersion } = row
  for (; definition && schemaVersion < definition.v; schemaVersion += 1) {
    const lift = definition.upcast?.[schemaVersion]
    if (!lift) throw new Error(`${row.type} has no way from schema version ${schemaVersion} to ${schemaVersion + 1}.`)
    data = lift(data as never)
  }
  return {
    tenantId: row.tenant_id,
    position: Number(row.position),
    streamId: row.stream_id,
    version: row.version,
    category: row.category,
    type: row.type,
    schemaVersion,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actorId: row.actor_id,
    commandId: row.command_id,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    subjectId: row.subject_id,
    data: data as Record<string, unknown>,
  }
}
