import { createApi } from '@switchback/http-api/api'
import type { ApiOptions } from '@switchback/http-api/options'
import type { DatabaseLimits } from '@switchback/database/limits'
import { claimLog } from '@switchback/event-feed/log-in-use'
import { openServer } from './open-server.js'
import { ProcessManagers } from '@switchback/command-handling/process-managers'
import { EmbeddedLog } from '@switchback/event-feed/embedded-log'
import { measureAppends, measureLag, timeCommands, type openMetrics } from '@switchback/runtime/metrics'
import { Projector } from '@switchback/projections/projector'
import { allProjections } from '@switchback/views/all-projections'
import { LogConsumers } from './log-consumers.js'
import { readinessOf } from './readiness.js'

export interface SwitchbackOptions {
  /** The database as the application's role. */
  applicationUrl: string
  /** 32 bytes: wraps the keys of persons; the secrets of sessions and invitations are derived from it. */
  masterKey: Buffer
  webFolder?: string
  /** Who is believed about a request, and where cookies travel. */
  front?: ApiOptions['front']
  /** Where the process measures itself. */
  registry?: ReturnType<typeof openMetrics>
  /** False while a demo is loaded: the first start on the database decides which log feeds it. */
  claimsLog?: boolean
  /** Further controllers beside our own, such as those of a measurement. */
  controllers?: ApiOptions['controllers']
  onError?: (error: unknown, where: string) => void
  /** Where the API logs; by default to the standard output. */
  logger?: ApiOptions['logger']
  /** Other limits of what the API takes at a time than the usual ones. */
  load?: ApiOptions['load']
  /** Other time limits of the database than those of what people wait for. */
  limits?: Partial<DatabaseLimits>
}

/** The whole loop in one Nest application: API, log, projections and policies on one database. Throws OtherLog. */
export async function startSwitchback(options: SwitchbackOptions) {
  const core = openServer({
    ...options,
    ...(options.registry && {
      onAppend: measureAppends(options.registry),
      timeCommand: timeCommands(options.registry),
    }),
  })
  const { pool, keyring, store, commands, organisations, identity, signing } = core
  if (options.claimsLog !== false)
    await claimLog(pool, 'embedded').catch(async (error: unknown) => {
      await pool.end()
      throw error
    })
  const log = new EmbeddedLog({
    connectionString: options.applicationUrl,
    ...(options.onError && { onError: options.onError }),
    ...(options.limits && { limits: options.limits }),
  })
  const projector = new Projector(pool, store, allProjections, {
    onFailure: (projection, tenantId, failure) =>
      options.onError?.(
        new Error(`${failure.type} at ${failure.position}: ${failure.error}`),
        `${projection} of ${tenantId}`,
      ),
  })
  const policies = new ProcessManagers(
    pool,
    store,
    commands,
    core.programIds,
    ({ isByRule, tenantId, position, command, error }) => {
      if (!isByRule) options.onError?.(error, `${command} after position ${position} of ${tenantId}`)
    },
  )
  const consumers = new LogConsumers({
    log,
    projector,
    policies,
    housekeeping: { core, ...(options.onError && { onError: options.onError }) },
  })
  const readiness = readinessOf(pool)
  if (options.registry) measureLag(options.registry, pool)
  const api = await createApi({
    connectionString: options.applicationUrl,
    pool,
    store,
    keyring,
    commands,
    organisations,
    identity,
    signing,
    webFolder: options.webFolder,
    front: options.front,
    readiness,
    registry: options.registry,
    controllers: options.controllers ?? [],
    beside: [{ provide: LogConsumers, useFactory: () => consumers }],
    logger: options.logger ?? true,
    limits: options.limits,
    ...(options.load && { load: options.load }),
  })
  return {
    ...core,
    projector,
    readiness,
    api,
    /** Lets requests and batches under way come to their end, then closes every connection. */
    async stop() {
      await api.close()
      await pool.end()
    },
  }
}
