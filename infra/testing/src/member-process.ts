import { randomBytes } from 'node:crypto'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { KafkaLog } from '@switchback/event-feed/kafka/kafka-log'
import { EventStore } from '@switchback/event-store/event-store'
import { Keyring } from '@switchback/event-store/keyring'
import { Projector } from '@switchback/projections/projector'
import pg from 'pg'
import { noteCatalogue } from './notes.js'
import { noteCounts } from './note-views.js'
import { until } from './until.js'

/** A member of the projectors' group, to be killed: member-process.js ADDRESS BROKERS TOPIC. */
const [connectionString, brokers, topic] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: connectionString!, max: 3 })
const store = new EventStore(pool, new Keyring(pool, randomBytes(32)), noteCatalogue)
const log = new KafkaLog({
  kafka: await openKafka({ brokers: brokers!.split(',') }),
  topic: topic!,
  catalogues: noteCatalogue,
  sweepMs: 0,
  onDelivered: () => process.stdout.write('delivered\n'),
})
const subscription = await log.subscribe(new Projector(pool, store, [noteCounts()]))
await until(() => subscription.isConnected())
process.stdout.write('joined\n')
