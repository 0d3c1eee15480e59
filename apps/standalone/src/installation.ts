import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applicationRole } from '@switchback/event-store/roles'
import { startCluster } from '@switchback/embedded-database/cluster'
import { withConnection } from '@switchback/database/pool'
import { openDataFolder } from './data-folder.js'
import { prepareDatabase } from './schema.js'

const database = 'switchback'

/** Opens an installation: its folder, its database (embedded, unless DATABASE_ADMIN_URL names a server), up to date. */
export async function openInstallation(environment: NodeJS.ProcessEnv, onProgress: (what: string) => void) {
  const path = resolve(environment.SWITCHBACK_DATA ?? fileURLToPath(new URL('../../../.data', import.meta.url)))
  const folder = await openDataFolder(path, environment)
  const stops: (() => Promise<void>)[] = [folder.release]
  try {
    let adminUrl = environment.DATABASE_ADMIN_URL
    if (!adminUrl) {
      const cluster = await startCluster({ folder: path, onProgress })
      stops.unshift(cluster.stop)
      await makeDatabase(cluster.adminUrl, existsSync(demoMarker(path)))
      adminUrl = cluster.urlOf(database)
    }
    onProgress('Bringing the database up to date')
    const role = environment.DATABASE_ADMIN_URL ? ownRole(adminUrl) : applicationRole
    await prepareDatabase(adminUrl, folder.applicationPassword, role)
    const application = new URL(adminUrl)
    application.username = role
    application.password = encodeURIComponent(folder.applicationPassword)
    return { ...folder, adminUrl, applicationUrl: application.href, close: () => stopAll(stops) }
  } catch (error) {
    await stopAll(stops)
    throw error
  }
}

/** On a server that others use too, each installation signs in as a role of its own, named after its database. */
const ownRole = (adminUrl: string) =>
  `${applicationRole}_${decodeURIComponent(new URL(adminUrl).pathname.slice(1))}`.slice(0, 63)

export type Installation = Awaited<ReturnType<typeof openInstallation>>

async function stopAll(stops: (() => Promise<void>)[]) {
  for (const stop of stops) await stop()
}

/** Stands in the data folder while the demo is loading. A database whose demo was interrupted holds nothing else, and is made anew. */
export const demoMarker = (folder: string) => join(folder, 'demo-loading')

async function makeDatabase(adminUrl: string, anew: boolean) {
  await withConnection(adminUrl, async (client) => {
    if (anew) await client.query(`drop database if exists ${database} with (force)`)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  })
}
