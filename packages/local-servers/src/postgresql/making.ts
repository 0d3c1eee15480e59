import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ClusterProblem, type Owner } from './binaries.js'
import { syncFolder, textOf, writeWhole } from './whole-files.js'

interface Making {
  initdb: string
  folder: string
  owner: Owner
  onProgress: (what: string) => void
}

/** A killed initdb may have a child that still writes. */
const removing = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }

/**
 * Creates the cluster of a folder if there is none: under another name, renamed when it is complete, so that an interrupted start
 * begins again. Returns the superuser's password. Throws ClusterProblem for data that is not whole, and has changed nothing then.
 */
export async function makeClusterOnce(making: Making): Promise<string> {
  const data = join(making.folder, 'postgres')
  const passwordFile = join(making.folder, 'postgres-password')
  if (!existsSync(data) || (await readdir(data)).length === 0) {
    making.onProgress('Making the database')
    await makeCluster(making, data, passwordFile)
  } else checkWhole(data)
  const password = await textOf(passwordFile)
  if (!password)
    throw new ClusterProblem(
      `The file ${passwordFile} is missing or empty. Put it back from a backup of the folder. Nothing was changed.`,
    )
  return password
}

function checkWhole(data: string) {
  for (const name of ['PG_VERSION', join('global', 'pg_control')])
    if (!existsSync(join(data, name)))
      throw new ClusterProblem(
        `The database in ${data} is not whole: its file ${name} is missing. Restore a backup of the data folder; if Switchback was never ready on it, set SWITCHBACK_DATA to a new folder. Nothing was changed.`,
      )
}

async function makeCluster({ initdb, folder, owner }: Making, data: string, passwordFile: string) {
  for (const name of await readdir(folder))
    if (/^postgres(-password)?\.making/.test(name)) await rm(join(folder, name), removing)
  // A name of its own each time: a child of a killed initdb may still be writing into the last one.
  const suffix = `making-${randomBytes(4).toString('hex')}`
  const [newData, newPassword] = [join(folder, `postgres.${suffix}`), join(folder, `postgres-password.${suffix}`)]
  await mkdir(newData, { mode: 0o700 })
  await writeWhole(newPassword, randomBytes(24).toString('base64url'))
  if (owner) for (const each of [newData, newPassword]) await chown(each, owner.uid, owner.gid)
  await runInitdb(initdb, newData, newPassword, owner)
  if (owner) await chown(newPassword, 0, 0)
  // The password first: without data it means nothing, and data without it cannot be used.
  await rename(newPassword, passwordFile)
  if (existsSync(data)) await rmdir(data)
  await rename(newData, data)
  await syncFolder(folder)
}

/** initdb flushes what it writes to the disk before it ends. */
async function runInitdb(initdb: string, data: string, passwordFile: string, owner: Owner) {
  const child = spawn(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C'],
    { ...owner, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code === 0) return
  const advice = said.includes('ermission denied')
    ? `The database's user cannot reach ${data}. Set SWITCHBACK_DATA to a folder that every user may enter.`
    : said.trim().split('\n').slice(-3).join(' ')
  throw new ClusterProblem(`The database could not be made. ${advice}`)
}
