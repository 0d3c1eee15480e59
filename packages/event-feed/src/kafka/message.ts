import type { EventRow } from '@switchback/event-store/deserialize'
import { parseStored } from '@switchback/event-store/storable'
import kafkajs, { type KafkaMessage } from 'kafkajs'

/** A stored event whose data is the JSON text of the store, byte for byte. */
export type StoredEvent = Omit<EventRow, 'data'> & { data: string }

/** The message is not a Switchback event. */
export class NotAnEvent extends Error {}

/**
 * An event as a CloudEvent 1.0 in binary content mode (CloudEvents Kafka protocol binding 1.0.2): attributes are headers,
 * the body is the value, the key is the tenant. Personal fields stay encrypted.
 */
export function toMessage(event: StoredEvent, traceparent?: string) {
  return {
    key: event.tenant_id,
    value: event.data,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.position,
      ce_source: `/tenants/${event.tenant_id}`,
      ce_type: `switchback.${event.category}.${event.type}`,
      ce_subject: event.stream_id,
      ce_time: event.occurred_at.toISOString(),
      ce_dataschema: `urn:switchback:event:${event.category}:${event.type}:${event.schema_version}`,
      ce_streamversion: String(event.version),
      ce_recordedtime: event.recorded_at.toISOString(),
      ce_actorid: event.actor_id,
      ce_commandid: event.command_id,
      ce_correlationid: event.correlation_id,
      ...(event.causation_id && { ce_causationid: event.causation_id }),
      ...(event.subject_id && { ce_personid: event.subject_id }),
      ...(traceparent && { traceparent }),
    } as Record<string, string>,
  }
}

/** Returns the event of a message. Throws NotAnEvent. */
export function fromMessage({ key, value, headers }: KafkaMessage): EventRow {
  const of = (name: string) => headers?.[name]?.toString()
  const schema = /^urn:switchback:event:([^:]+):([^:]+):(\d+)$/.exec(of('ce_dataschema') ?? '')
  if (!schema || !key || !value || !/^[1-9]\d*$/.test(of('ce_id') ?? ''))
    throw new NotAnEvent('A message on the topic is not a Switchback event.')
  return {
    tenant_id: key.toString(),
    position: of('ce_id')!,
    stream_id: of('ce_subject')!,
    version: Number(of('ce_streamversion')),
    category: schema[1]!,
    type: schema[2]!,
    schema_version: Number(schema[3]),
    occurred_at: new Date(of('ce_time')!),
    recorded_at: new Date(of('ce_recordedtime')!),
    actor_id: of('ce_actorid')!,
    command_id: of('ce_commandid')!,
    correlation_id: of('ce_correlationid')!,
    causation_id: of('ce_causationid') ?? null,
    subject_id: of('ce_personid') ?? null,
    data: parseStored(value.toString()),
  }
}

/** Where a partition is does not matter: the key alone decides. */
const anyPartition = { partitionErrorCode: 0, leader: 0, replicas: [], isr: [] }

const partitioner = kafkajs.Partitioners.DefaultPartitioner()

/** The partition of a tenant: Kafka's own way (murmur2 of the key), so that other clients agree. */
export const partitionOf = (tenantId: string, partitions: number): number =>
  partitioner({
    topic: '',
    partitionMetadata: Array.from({ length: partitions }, (_, partitionId) => ({ ...anyPartition, partitionId })),
    message: { key: tenantId, value: null },
  })
