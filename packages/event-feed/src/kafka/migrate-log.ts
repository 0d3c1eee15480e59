import { setTimeout as delay } from 'node:timers/promises'
import type { Kafka } from 'kafkajs'
import { headsOfTenants } from '@switchback/event-store/tenants'
import type pg from 'pg'
import { openPool, withConnection } from '@switchback/database/pool'
import { switchLog } from '../log-in-use.js'
import { fromMessage } from './message.js'
import { readTopic } from './read-topic.js'
import { Relay } from './relay.js'
import { ensureTopic, eventsTopic, type TopicOptions } from './topic.js'

export interface MigrationOptions {
  /** The database as a role that owns the tables, and as the application's role. */
  adminUrl: string
  applicationUrl: string
  kafka: Kafka
  topic?: TopicOptions
  onProgress?: (what: string) => void
}

/**
 * What is where after a move. `missing`: events of the store that the topic does not have; `unknown`: the other way round;
 * `setAside`: events that cannot be published, which consumers read from the store.
 */
export interface Moved {
  tenants: number
  events: number
  missing: number
  unknown: number
  setAside: number
}

/** The move would lose an event; nothing was switched. */
export class NotMoved extends Error {}

const reportMs = 2_000

/**
 * Moves an installation to Kafka: publishes what the topic does not have yet, reads the whole topic back, and switches only when
 * every event of every tenant that can be published is in it. Throws NotMoved or WrongTopic.
 */
export async function moveToKafka(options: MigrationOptions): Promise<Moved> {
  return withConnection(options.adminUrl, async (admin) => {
    await publishAll(options)
    let moved = await compare(options, admin)
    if (moved.missing > 0) {
      // Marks of another cluster, or of a topic that was emptied: they are worth nothing here.
      options.onProgress?.(`${moved.missing} events are missing in the topic: publishing all of them`)
      const name = options.topic?.name ?? eventsTopic
      await admin.query('delete from relay_mark where topic = $1', [name])
      await admin.query('delete from event_not_published where topic = $1', [name])
      await publishAll(options)
      moved = await compare(options, admin)
    }
    refuseLoss(moved)
    await switchLog(admin, 'kafka')
    return moved
  })
}

/**
 * Moves an installation back to the embedded log: the store has been the truth all along, so that all there is to do is to make
 * sure that the topic has nothing that the store does not have. Throws NotMoved.
 */
export async function moveToEmbedded(options: MigrationOptions): Promise<Moved> {
  return withConnection(options.adminUrl, async (admin) => {
    const moved = await compare(options, admin)
    if (moved.unknown > 0) refuseLoss(moved)
    await switchLog(admin, 'embedded')
    return moved
  })
}

async function publishAll({ applicationUrl, kafka, topic, onProgress = () => {} }: MigrationOptions) {
  const pool = openPool({ connectionString: applicationUrl, max: 2 })
  const relay = new Relay({
    connectionString: applicationUrl,
    pool,
    kafka,
    ...(topic && { topic }),
    onError: (error) => onProgress(`trying again: ${(error as Error).message}`),
  })
  try {
    await relay.start()
    for (let reported = 0, left = await relay.lag(); left > 0; left = await relay.lag()) {
      if (Date.now() - reported > reportMs) {
        onProgress(`publishing: ${left} events to go`)
        reported = Date.now()
      }
      await delay(100)
    }
  } finally {
    await relay.stop()
    await pool.end()
  }
}

/** Compares the topic with the store: every position of every tenant, each once or more, first come in order. */
async function compare({ kafka, topic, onProgress }: MigrationOptions, admin: pg.Client): Promise<Moved> {
  onProgress?.('reading the topic back')
  await ensureTopic(kafka, topic)
  const heads = await headsOfTenants(admin)
  const holes = await holesOf(admin, topic?.name ?? eventsTopic)
  const reached = new Map<string, number>()
  /** How far a reader gets that looks for the events set aside in the store. */
  const passHoles = (tenantId: string) => {
    let position = reached.get(tenantId) ?? 0
    while (holes.get(tenantId)?.has(position + 1)) position += 1
    reached.set(tenantId, position)
    return position
  }
  const highest = new Map<string, number>()
  await readTopic(kafka, topic?.name ?? eventsTopic, (message) => {
    const event = fromMessage(message)
    const { tenant_id: tenantId } = event
    const position = Number(event.position)
    highest.set(tenantId, Math.max(position, highest.get(tenantId) ?? 0))
    // What comes after a hole does not count: a reader could not go on there.
    if (position === passHoles(tenantId) + 1) reached.set(tenantId, position)
  })
  const events = [...heads.values()].reduce((sum, head) => sum + head, 0)
  const unknown = [...highest].reduce((sum, [tenantId, to]) => sum + Math.max(0, to - (heads.get(tenantId) ?? 0)), 0)
  const found = [...heads.keys()].reduce((sum, tenantId) => sum + passHoles(tenantId), 0)
  const setAside = [...holes.values()].reduce((sum, positions) => sum + positions.size, 0)
  return { tenants: heads.size, events, missing: events - found, unknown, setAside }
}

/** The positions of each tenant that the relay set aside since they cannot be published. */
async function holesOf(admin: pg.Client, topic: string): Promise<Map<string, Set<number>>> {
  const { rows } = await admin.query<{ tenant_id: string; position: string }>(
    'select tenant_id, position from events_not_published($1)',
    [topic],
  )
  const holes = new Map<string, Set<number>>()
  for (const { tenant_id: tenantId, position } of rows)
    holes.set(tenantId, (holes.get(tenantId) ?? new Set()).add(Number(position)))
  return holes
}

function refuseLoss({ missing, unknown }: Moved) {
  if (missing > 0)
    throw new NotMoved(`The topic does not have ${missing} events of the store. Nothing was switched; try again.`)
  if (unknown > 0)
    throw new NotMoved(
      `The topic has ${unknown} events that this store has not: it belongs to another installation, or the store was restored from an older backup. Nothing was switched.`,
    )
}
