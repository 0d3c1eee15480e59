import { hkdfSync } from 'node:crypto'
import { createApi } from '@switchback/api/api'
import type { ApiOptions } from '@switchback/api/options'
import { Identity } from '@switchback/api/identity/identity'
import { CommandHandler } from '@switchback/command-handling/command-handler'
import { Policies } from '@switchback/command-handling/policies'
import { deciders } from '@switchback/domain/deciders'
import { EmbeddedLog } from '@switchback/event-log/embedded-log'
import { EventStore } from '@switchback/event-store/event-store'
import { Keyring } from '@switchback/event-store/sealing'
import { Projector } from '@switchback/projections/projector'
import { allProjections } from '@switchback/views/all-projections'
import pg from 'pg'

export interface SwitchbackOptions {
  /** The database as the application's role. */
  applicationUrl: string
  /** 32 bytes: wraps the keys of persons; the secrets of sessions and invitations are derived from it. */
  masterKey: Buffer
  webFolder?: string
  /** Further controllers beside our own, such as those of a measurement. */
  controllers?: ApiOptions['controllers']
  onError?: (error: unknown, where: string) => void
}

/** The catalogues of all events, by category. */
export const catalogues = Object.fromEntries(
  Object.entries(deciders).map(([category, { events }]) => [category, events]),
)

/** The parts that need a database and nothing else: the store, its keys, the command handler, accounts. */
export function openCore({ applicationUrl, masterKey }: Pick<SwitchbackOptions, 'applicationUrl' | 'masterKey'>) {
  const pool = new pg.Pool({
    connectionString: applicationUrl,
    max: 12,
    connectionTimeoutMillis: 5_000,
    pipeline: true,
  })
  pool.on('error', () => {})
  const keyring = new Keyring(pool, masterKey)
  const store = new EventStore(pool, keyring, catalogues)
  const identity = new Identity(pool, Buffer.from(hkdfSync('sha256', masterKey, '', 'switchback identity', 32)))
  const commands = new CommandHandler(store, (tenantId, text) => identity.fingerprint(tenantId, text))
  return { pool, keyring, store, identity, commands }
}
export type Core = ReturnType<typeof openCore>

/** The whole loop in one process: API, log, projections and policies on one database. */
export async function startSwitchback(options: SwitchbackOptions) {
  const core = openCore(options)
  const { pool, keyring, store, commands, identity } = core
  const log = new EmbeddedLog({
    connectionString: options.applicationUrl,
    ...(options.onError && { onError: options.onError }),
  })
  const projector = new Projector(pool, store, allProjections, {
    onFailure: (projection, tenantId, failure) =>
      options.onError?.(
        new Error(`${failure.type} at ${failure.position}: ${failure.error}`),
        `${projection} of ${tenantId}`,
      ),
  })
  const subscriptions = [await log.subscribe(projector), await log.subscribe(new Policies(pool, store, commands))]
  const api = await createApi({
    connectionString: options.applicationUrl,
    pool,
    store,
    keyring,
    commands,
    identity,
    webFolder: options.webFolder,
    controllers: options.controllers ?? [],
    logger: true,
  })
  return {
    ...core,
    projector,
    api,
    /** Lets requests and batches under way come to their end, then closes every connection. */
    async stop() {
      await api.close()
      await Promise.all(subscriptions.map((subscription) => subscription.stop()))
      await pool.end()
    },
  }
}
