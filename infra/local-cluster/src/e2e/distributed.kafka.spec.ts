import { coachCaseload } from '@switchback/views/coach-caseload/projection'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { readTopic } from '@switchback/event-feed/kafka/read-topic'
import { eventsTopic } from '@switchback/event-feed/kafka/topic'
import { loadDemo } from '@switchback/demo/demo'
import { threePeople } from '@switchback/testing/browser/three-people'
import { until } from '@switchback/testing/until'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { CloudEvent, Kafka as Binding } from 'cloudevents'
import type { KafkaMessage } from 'kafkajs'
import { preparePeople } from '../load/people.js'
import { startCollector } from './collector.js'
import { erasureLeavesNothing } from './erasure.js'
import { startForTest, type Running } from './support.js'

const demoPassword = 'a password for the demo'
let running: Running
let collector: Awaited<ReturnType<typeof startCollector>>

beforeAll(async () => {
  collector = await startCollector()
  running = await startForTest({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.address } })
}, 180_000)
afterAll(async () => {
  await running?.stop()
  await collector?.stop()
})

/** The log has every event of the store, and every view has them too. */
const settled = () =>
  until(async () => {
    const { rows } = await running.database.admin.query<{ behind: string }>(
      `select (select count(*) from tenants_unpublished($1)) + (select coalesce(sum(events), 0) from projection_lag()) as behind`,
      [eventsTopic],
    )
    return Number(rows[0]!.behind) === 0
  })

async function messagesInTopic() {
  const messages: KafkaMessage[] = []
  await readTopic(await openKafka({ brokers: running.brokers }), eventsTopic, (message) => messages.push(message))
  return messages
}

const headersOf = ({ headers }: KafkaMessage) =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]))

threePeople(() => running)

it('every message of the demo is a valid CloudEvent 1.0 and fits the published AsyncAPI document', async () => {
  await loadDemo(running.core, demoPassword, () => {})
  await settled()
  const text = await readFile(new URL('../../../../docs/reference/asyncapi.json', import.meta.url), 'utf8')
  const document = JSON.parse(text) as {
    components: { messages: Record<string, { headers: object; payload: object }> }
  }
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema({ $id: 'topic', ...document })
  const validators = new Map(
    Object.keys(document.components.messages).map((name) => {
      const at = `topic#/components/messages/${name}`
      return [
        name,
        { headers: ajv.compile({ $ref: `${at}/headers` }), payload: ajv.compile({ $ref: `${at}/payload` }) },
      ]
    }),
  )
  const messages = await messagesInTopic()
  const seen = new Set<string>()
  for (const message of messages) {
    const headers = headersOf(message)
    const value = JSON.parse(message.value!.toString()) as object
    // The binding's type asks for a consumer's whole message; it reads these fields.
    const event = Binding.toEvent({ headers, key: String(message.key), value, body: value } as never) as CloudEvent
    expect(event.validate()).toBe(true)
    const name = headers.ce_type!.replace('switchback.', '')
    const { headers: fitHeaders, payload } = validators.get(name)!
    expect([name, fitHeaders(headers) || fitHeaders.errors]).toEqual([name, true])
    expect([name, payload(value) || payload.errors]).toEqual([name, true])
    seen.add(name)
  }
  expect(messages.length).toBeGreaterThan(1_500)
  expect(seen.size).toBeGreaterThan(30)
  const { rows } = await running.database.admin.query<{ events: number }>('select count(*)::int as events from event')
  expect(new Set(messages.map((message) => `${String(message.key)} ${headersOf(message).ce_id}`)).size).toBe(
    rows[0]!.events,
  )
}, 180_000)

it('the log contains no one’s words in clear text', async () => {
  const everything = (await messagesInTopic()).map(({ value }) => value!.toString()).join('\n')
  expect(everything).toContain('sealed:1:')
  for (const words of ['I had stopped hoping for more.', 'Dilara Kaya', 'dilara@client.example'])
    expect(everything).not.toContain(words)
})

erasureLeavesNothing(() => running, demoPassword)

it('one trace follows a command from HTTP to the views, by the correlation id of its event and of the log', async () => {
  const [client] = await preparePeople(running.core, 1, 1)
  const { cookie, csrf, journeyId } = client!
  const traceId = randomUUID().replaceAll('-', '')
  const answer = await fetch(`${running.address}/api/journeys/${journeyId}/record-connection`, {
    method: 'POST',
    headers: {
      cookie,
      'x-csrf-token': csrf,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    },
    body: JSON.stringify({ who: 'The head of a training company' }),
  })
  expect(answer.status).toBe(200)
  const correlationId = answer.headers.get('x-correlation-id')!
  expect(correlationId.replaceAll('-', '')).toBe(traceId)

  const ofTrace = () => collector.spans.filter((span) => span.traceId === traceId)
  await until(() => ofTrace().some(({ name }) => name === 'views ConnectionMade'))
  await until(() => ofTrace().some(({ service }) => service === 'switchback-api'))
  const spans = ofTrace()
  const named = (name: string) => spans.find((span) => span.name.startsWith(name))!
  const [request, command, published, folded] = [
    'POST /api/journeys/',
    'journey RecordConnection',
    'publish',
    'views',
  ].map(named)
  expect(request).toMatchObject({ service: 'switchback-api', parentSpanId: '00f067aa0ba902b7' })
  expect(command).toMatchObject({ service: 'switchback-api', parentSpanId: request!.spanId })
  expect(published).toMatchObject({ service: 'switchback-relay', parentSpanId: command!.spanId })
  expect(folded).toMatchObject({ service: 'switchback-projector', parentSpanId: published!.spanId })

  const { rows } = await running.database.admin.query('select type from event where correlation_id = $1', [
    correlationId,
  ])
  expect(rows).toEqual([{ type: 'ConnectionMade' }])
  expect(running.logged.some((line) => line.role === 'api' && line.correlationId === correlationId)).toBe(true)
})

it('the example consumer prints every event once and in order, and continues where it stopped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-example-'))
  const program = fileURLToPath(new URL('../../../../docs/example-consumer/consumer.mjs', import.meta.url))
  const seen = new Map<string, number[]>()
  const readOn = async (count: number) => {
    const child = spawn(process.execPath, [program], {
      env: {
        ...process.env,
        KAFKA_BROKERS: running.brokers.join(),
        CHECKPOINT: join(folder, 'checkpoint.json'),
        GROUP: randomUUID(),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise((resolve) => child.on('exit', resolve))
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    await until(() => text.split('\n').length > count)
    child.kill('SIGTERM')
    await ended
    for (const line of text.trim().split('\n')) {
      const { tenant, position } = JSON.parse(line) as { tenant: string; position: number }
      seen.set(tenant, [...(seen.get(tenant) ?? []), position])
    }
  }
  const events = async () =>
    (await running.database.admin.query<{ events: number }>('select sum(position)::int as events from tenant_head'))
      .rows[0]!.events
  const before = await events()
  await readOn(before)
  await preparePeople(running.core, 1, 1)
  await settled()
  await readOn((await events()) - before)
  const { rows } = await running.database.admin.query<{ tenant_id: string; position: string }>(
    'select * from tenant_head',
  )
  for (const { tenant_id: tenantId, position } of rows)
    expect(seen.get(tenantId)).toEqual(Array.from({ length: Number(position) }, (_, at) => at + 1))
  await rm(folder, { recursive: true })
}, 120_000)

it('each process reports its health and its metrics, and stops when it is asked to', async () => {
  const metricsOf = async (role: 'api' | 'relay' | 'projector') =>
    (
      await Promise.all(
        running.distributed.of(role).map(({ operations }) => fetch(`${operations}/metrics`).then((it) => it.text())),
      )
    ).join()
  const [api, relay, projector] = [await metricsOf('api'), await metricsOf('relay'), await metricsOf('projector')]
  for (const name of ['appended_events_total', 'append_seconds_bucket', 'appends_refused_total{reason="conflict"'])
    expect(api).toContain(`switchback_${name}`)
  for (const name of ['relay_lag_events{role="relay"} 0', 'relay_active{role="relay"} 1', 'published_events_total'])
    expect(relay).toContain(`switchback_${name}`)
  for (const name of [
    `projection_lag_events{projection="${coachCaseload.id}"`,
    'projections_set_aside',
    'gaps_filled_total',
    'repeats_dropped_total',
  ])
    expect(projector).toContain(`switchback_${name}`)

  const table = coachCaseload.table.sqlName
  const readinessOf = async (role: 'api' | 'projector') => {
    const answer = await fetch(`${running.distributed.of(role)[0]!.operations}/health/ready`)
    return { ...((await answer.json()) as { missing: string[] }), status: answer.status }
  }
  await running.database.admin.query(`alter table ${table} rename to coach_caseload_away`)
  for (const role of ['api', 'projector'] as const)
    expect(await readinessOf(role)).toEqual({
      status: 503,
      missing: [`the table ${table} is missing: bring the database up to date (npm run switchback -- prepare)`],
    })
  await running.database.admin.query(`alter table coach_caseload_away rename to ${table}`)

  const [member] = running.distributed.of('projector')
  expect(await fetch(`${member!.operations}/health/live`).then((it) => it.json())).toEqual({ status: 'live' })
  expect(await fetch(`${member!.operations}/health/ready`).then((it) => it.json())).toEqual({
    status: 'ready',
    missing: [],
  })
  await member!.stop()
  expect(running.logged.filter(({ pid }) => pid === member!.pid).at(-1)).toMatchObject({ msg: 'stopped' })
  expect((await running.verify()).differ).toEqual([])
})
