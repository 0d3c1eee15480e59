import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faultPoint } from '@switchback/event-store/fault-point'
import { keepMasterKeyCheck } from '@switchback/event-store/master-key'
import { withConnection } from '@switchback/database/pool'
import { isDemoHalfLoaded, markDemoLoading } from '@switchback/event-store/demo-mark'
import { applicationRole } from '@switchback/event-store/roles'
import { startCluster, type Cluster } from '@switchback/local-servers/postgresql/cluster'
import { openDataFolder, type DataFolder } from './data-folder.js'
import { asStartProblem, StartProblem } from './start-problem.js'
import { Databases, isUnused, loadingDatabase, workDatabase } from './databases.js'
import { prepareDatabase } from './prepare-database.js'

/** Where the demo is loaded, with which password for its sign-ins, and what ends it early. */
export interface DemoPlace {
  applicationUrl: string
  masterKey: Buffer
  password: string
  onProgress: (what: string) => void
  signal?: AbortSignal | undefined
}

export interface OpenOptions {
  onProgress: (what: string) => void
  /** Loads the demo where no one has worked yet; without it there is no demo. */
  loadDemo?: ((place: DemoPlace) => Promise<void>) | undefined
  /** Ends the opening early, which then throws. */
  signal?: AbortSignal
}

/**
 * Opens an installation: its folder, its database (embedded, unless DATABASE_ADMIN_URL names a server), up to date. The demo is
 * loaded into a database of its own, which takes the place of the work database when it is whole. Throws StartProblem,
 * ClusterProblem, NewerDatabase, OlderThanReleased or WrongMasterKey, and has closed everything then.
 */
export async function openInstallation(environment: NodeJS.ProcessEnv, options: OpenOptions) {
  const path = resolve(environment.SWITCHBACK_DATA ?? fileURLToPath(new URL('../../../.data', import.meta.url)))
  const folder = await openDataFolder(path, environment)
  const stops: (() => Promise<void>)[] = [folder.release]
  let lost: Promise<Error> = new Promise(() => {})
  try {
    await forgetMarker(path, options.onProgress)
    let adminUrl = environment.DATABASE_ADMIN_URL
    const role = adminUrl ? ownRole(adminUrl) : applicationRole
    if (adminUrl) await prepareServer(adminUrl, role, folder, options)
    else {
      const cluster = await startCluster({ folder: path, ...options })
      stops.unshift(cluster.stop)
      lost = cluster.lost
      await prepareEmbedded(cluster, folder, options)
      adminUrl = cluster.urlOf(workDatabase)
    }
    const applicationUrl = asApplication(adminUrl, folder, role)
    /** `lost` settles when the embedded PostgreSQL has ended and is not started again. */
    return { ...folder, adminUrl, applicationUrl, lost, close: () => stopAll(stops) }
  } catch (error) {
    await stopAll(stops)
    throw asStartProblem(error, path)
  }
}

/** On a server that others use too, each installation signs in as a role of its own, named after its database. */
const ownRole = (adminUrl: string) =>
  `${applicationRole}_${decodeURIComponent(new URL(adminUrl).pathname.slice(1))}`.slice(0, 63)

async function stopAll(stops: (() => Promise<void>)[]) {
  for (const stop of stops.splice(0)) await stop()
}

async function prepareEmbedded(cluster: Cluster, folder: DataFolder, options: OpenOptions) {
  const { onProgress, loadDemo, signal } = options
  const databases = new Databases((name) => cluster.urlOf(name))
  if (await databases.dropHalfDemo()) await folder.forgetDemoPassword()
  if (loadDemo && (await databases.hasRoomForDemo())) {
    const loadingUrl = cluster.urlOf(loadingDatabase)
    await databases.make(loadingDatabase)
    const password = await folder.makeDemoPassword()
    await bringUpToDate(loadingUrl, folder)
    const { masterKey } = folder
    await loadDemo({ applicationUrl: asApplication(loadingUrl, folder), masterKey, password, onProgress, signal })
    faultPoint('demo-loaded')
    await databases.finishDemo()
    faultPoint('demo-in-place')
  }
  await databases.make(workDatabase)
  onProgress('Bringing the database up to date')
  await bringUpToDate(cluster.urlOf(workDatabase), folder)
}

/** A server of the operator's own: the demo is loaded only where nothing is yet, and half a demo is refused. */
async function prepareServer(adminUrl: string, role: string, folder: DataFolder, options: OpenOptions) {
  const { onProgress, loadDemo, signal } = options
  onProgress('Bringing the database up to date')
  await bringUpToDate(adminUrl, folder, role)
  if (await withConnection(adminUrl, isDemoHalfLoaded))
    throw new StartProblem(
      'Loading the demo into this database was interrupted, so it holds half a demo. Make an empty database and name it in DATABASE_ADMIN_URL.',
    )
  if (!loadDemo || !(await isUnused(adminUrl))) return
  await withConnection(adminUrl, (client) => markDemoLoading(client, true))
  const password = await folder.makeDemoPassword()
  const { masterKey } = folder
  await loadDemo({ applicationUrl: asApplication(adminUrl, folder, role), masterKey, password, onProgress, signal })
  await withConnection(adminUrl, (client) => markDemoLoading(client, false))
}

async function bringUpToDate(adminUrl: string, folder: DataFolder, role = applicationRole) {
  const { applicationPassword, masterKey } = folder
  await prepareDatabase(adminUrl, applicationPassword, role)
  await keepMasterKeyCheck(adminUrl, masterKey)
}

function asApplication(adminUrl: string, { applicationPassword }: DataFolder, role = applicationRole): string {
  const application = new URL(adminUrl)
  application.username = role
  application.password = encodeURIComponent(applicationPassword)
  return application.href
}

/** Earlier versions left this file where loading the demo was interrupted. Today's demo is loaded beside, so the file means nothing. */
async function forgetMarker(path: string, onProgress: (what: string) => void) {
  const marker = join(path, 'demo-loading')
  if (!existsSync(marker)) return
  await rm(marker)
  onProgress(
    'An earlier version was interrupted while it loaded the demo here. Nothing was deleted. If only half a demo is here, set SWITCHBACK_DATA to a new folder',
  )
}
