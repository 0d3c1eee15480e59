import type { EventCatalogue, EventDefinition } from '@switchback/domain/kernel/events'
import { z } from 'zod'
import { eventsTopic } from './topic.js'

type Schema = Record<string, unknown>

const uuid = { type: 'string', format: 'uuid' }
const moment = { type: 'string', format: 'date-time' }
const sealed = {
  type: 'string',
  description:
    'A text that is encrypted with the key of the person named in it (AES-256-GCM): `sealed:1:`, the id of the person, `:`, and base64url. It stays encrypted on the topic. Events recorded before their field became personal hold the text itself.',
}

/**
 * The AsyncAPI 3 document of the topic, made from the schemas of the events: one message a type, in its newest version, as a
 * CloudEvent in binary content mode. Personal fields are described as they travel: encrypted.
 */
export function asyncApiDocument(catalogues: Record<string, EventCatalogue>) {
  const messages = Object.values(catalogues).flatMap(({ category, definitions }) =>
    Object.entries(definitions).map(([type, definition]): [string, Schema] => [
      `${category}.${type}`,
      message(category, type, definition),
    ]),
  )
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Switchback events',
      version: '1.0.0',
      description: [
        'Every domain event of every tenant, in the order of positions within a tenant. The key is the tenant, so that a tenant keeps to one partition.',
        'An event may come again, and in rare faults of a cluster one may be missing: a reader keeps the last position of each tenant, drops what is not above it, and asks the API for what it missed.',
        'An event of an older version has an older `ce_dataschema`; its fields are those of that version.',
      ].join('\n\n'),
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      events: {
        address: eventsTopic,
        title: 'All domain events',
        messages: Object.fromEntries(messages.map(([name]) => [name, { $ref: `#/components/messages/${name}` }])),
        bindings: {
          kafka: { topic: eventsTopic, topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1 } },
        },
      },
    },
    operations: {
      publishEvents: {
        action: 'send',
        summary: 'The relay publishes what was appended to the store.',
        channel: { $ref: '#/channels/events' },
        messages: messages.map(([name]) => ({ $ref: `#/channels/events/messages/${name}` })),
      },
    },
    components: { messages: Object.fromEntries(messages), schemas: { sealed } },
  }
}

function message(category: string, type: string, { v, data }: EventDefinition): Schema {
  const { $schema: _, ...payload } = z.toJSONSchema(data, { io: 'output', unrepresentable: 'any' }) as Schema
  return {
    name: `switchback.${category}.${type}`,
    title: type,
    contentType: 'application/json',
    headers: headers(category, type, v),
    payload: asItTravels(payload),
    bindings: { kafka: { key: { ...uuid, description: 'The tenant.' } } },
  }
}

/** The attributes of CloudEvents 1.0 and our extensions, as headers (Kafka protocol binding, binary content mode). */
function headers(category: string, type: string, version: number): Schema {
  const required: Record<string, Schema> = {
    'content-type': { const: 'application/json' },
    ce_specversion: { const: '1.0' },
    ce_id: {
      type: 'string',
      pattern: '^[1-9][0-9]*$',
      description: 'The position within the tenant: 1, 2, 3, ... without a hole.',
    },
    ce_source: { type: 'string', pattern: '^/tenants/[0-9a-f-]{36}$' },
    ce_type: { const: `switchback.${category}.${type}` },
    ce_subject: { ...uuid, description: 'The stream.' },
    ce_time: { ...moment, description: "When it happened in the person's life." },
    ce_dataschema: { const: `urn:switchback:event:${category}:${type}:${version}` },
    ce_streamversion: { type: 'string', pattern: '^[1-9][0-9]*$' },
    ce_recordedtime: { ...moment, description: 'When the system learned it.' },
    ce_actorid: uuid,
    ce_commandid: uuid,
    ce_correlationid: { ...uuid, description: 'The trace that it belongs to, too.' },
  }
  const optional: Record<string, Schema> = {
    ce_causationid: { ...uuid, description: 'The command that this one followed from.' },
    ce_personid: { ...uuid, description: 'Whom the event is about, and whose key seals what is personal in it.' },
    traceparent: {
      type: 'string',
      pattern: '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$',
      description: 'W3C Trace Context.',
    },
  }
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  }
}

/** A schema with every personal field as it is on the topic. */
function asItTravels(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asItTravels)
  if (typeof schema !== 'object' || schema === null) return schema
  if ((schema as Schema).personal === true) return { $ref: '#/components/schemas/sealed' }
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, asItTravels(value)]))
}
