import { hkdfSync, type KeyObject } from 'node:crypto'
import type { CommandBus } from '@nestjs/cqrs'
import { CommandHandler } from '@switchback/command-handling/command-handler'
import { fingerprint } from '@switchback/command-handling/fingerprint'
import type { Organisations } from '@switchback/command-handling/organisations'
import { programIds, type ProgramIds } from '@switchback/command-handling/program-ids'
import type { DatabaseLimits } from '@switchback/database/limits'
import { openPool } from '@switchback/database/pool'
import { deciders } from '@switchback/domain/deciders'
import { signingKey } from '@switchback/event-store/chain'
import { EventStore, type AppendOutcome } from '@switchback/event-store/event-store'
import { Keyring } from '@switchback/event-store/keyring'
import type pg from 'pg'
import { openCommandBus } from './buses.js'
import type { TimeMessage } from './metrics.js'

export interface CoreOptions {
  /** The database as the application's role. */
  applicationUrl: string
  /** 32 bytes: wraps the keys of persons; the secrets of sessions and invitations are derived from it. */
  masterKey: Buffer
  onAppend?: (outcome: AppendOutcome) => void
  /** Measures each command on the bus. */
  timeCommand?: TimeMessage
  /** Other time limits than those of what people wait for. */
  limits?: Partial<DatabaseLimits>
}

/** The catalogues of all events, by category. */
export const catalogues = Object.fromEntries(
  Object.entries(deciders).map(([category, { events }]) => [category, events]),
)

/** What every process has. Named, so that a package that uses it needs no types of the libraries behind it. */
export interface Core {
  pool: pg.Pool
  keyring: Keyring
  store: EventStore
  commands: CommandBus
  organisations: Organisations
  secret: Buffer
  programIds: ProgramIds
  signing: KeyObject
}

/** The parts that need a database and nothing else, in every process alike: the store, its keys, the command bus. */
export function openCore({ applicationUrl, masterKey, onAppend, timeCommand, limits }: CoreOptions): Core {
  const pool = openPool({
    connectionString: applicationUrl,
    max: 12,
    pipeline: true,
    ...(limits && { limits }),
  })
  const keyring = new Keyring(pool, masterKey)
  const store = new EventStore(pool, keyring, catalogues, onAppend)
  const secret = Buffer.from(hkdfSync('sha256', masterKey, '', 'switchback identity', 32))
  const handler = new CommandHandler(store, (tenantId, text) => fingerprint(secret, tenantId, text))
  return {
    pool,
    keyring,
    store,
    commands: openCommandBus(handler, timeCommand),
    organisations: handler.organisations,
    secret,
    programIds: programIds(secret),
    signing: signingKey(masterKey),
  }
}
