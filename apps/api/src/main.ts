import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { missingTables } from '@switchback/runtime/database'
import { measureAppends, timeCommands } from '@switchback/runtime/metrics'
import { frontOf } from '@switchback/runtime/front-settings'
import { loadOf } from '@switchback/runtime/load-settings'
import { runProcess } from '@switchback/runtime/run'
import { allProjections } from '@switchback/views/all-projections'
import { checkMasterKey } from '@switchback/event-store/master-key'
import { checkPrepared } from '@switchback/installation/prepare-database'
import { createApi } from '@switchback/http-api/api'
import { answerUnavailable } from '@switchback/http-api/http/waiting-server'
import { openServer } from '@switchback/installation/open-server'

/** The API as a process of its own: commands in, queries out, over views that others keep. Any number of them may run. */
await runProcess('api', async ({ settings, logger, registry, until }) => {
  const { pool, keyring, store, commands, organisations, identity, signing } = openServer({
    applicationUrl: settings.DATABASE_URL,
    masterKey: Buffer.from(settings.SWITCHBACK_MASTER_KEY, 'hex'),
    onAppend: measureAppends(registry),
    timeCommand: timeCommands(registry),
  })
  const unavailable = await answerUnavailable(settings.PORT, settings.HOST)
  await until(() => checkPrepared(pool))
  await until(() => checkMasterKey(pool, Buffer.from(settings.SWITCHBACK_MASTER_KEY, 'hex')))
  const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
  const api = await createApi({
    connectionString: settings.DATABASE_URL,
    pool,
    store,
    keyring,
    commands,
    organisations,
    identity,
    signing,
    logger,
    registry,
    front: frontOf(settings),
    load: loadOf(settings),
    ...(existsSync(webFolder) && { webFolder }),
  })
  await unavailable.close()
  const { port } = await api.listen(settings.PORT, settings.HOST)
  return {
    address: `http://${settings.HOST}:${port}`,
    readiness: () =>
      missingTables(
        pool,
        allProjections.map(({ table }) => table.sqlName),
      ),
    async stop() {
      await api.close()
      await pool.end()
    },
  }
})
