import { openKafka } from '@switchback/event-feed/kafka/connection'
import { Relay } from '@switchback/event-feed/kafka/relay'
import pg from 'pg'

/** A relay of its own, to be killed: relay-process.js ADDRESS BROKERS TOPIC. */
const [connectionString, brokers, name] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: connectionString!, max: 3 })
const kafka = await openKafka({ brokers: brokers!.split(',') })
const relay = new Relay({
  connectionString: connectionString!,
  pool,
  kafka,
  topic: { name: name! },
  onTurn: (isActive) => process.stdout.write(isActive ? 'active\n' : 'standing by\n'),
})
await relay.start()
