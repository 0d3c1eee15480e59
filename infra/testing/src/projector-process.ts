import { randomBytes } from 'node:crypto'
import { EventStore } from '@switchback/event-store/event-store'
import { Keyring } from '@switchback/event-store/keyring'
import { Projector } from '@switchback/projections/projector'
import pg from 'pg'
import { noteCatalogue } from './notes.js'
import { noteCounts } from './note-views.js'

/** A projector of its own, to be killed: projector-process.js ADDRESS TENANT BATCH. */
const [address, tenantId, batch] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: address!, max: 3 })
const store = new EventStore(pool, new Keyring(pool, randomBytes(32)), noteCatalogue)
const projector = new Projector(pool, store, [noteCounts()], { batch: Number(batch) })
process.stdout.write('started\n')
await projector.advance(tenantId!)
process.stdout.write('caught up\n')
await pool.end()
