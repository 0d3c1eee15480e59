import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { textOf, writeWhole } from '@switchback/local-servers/postgresql/whole-files'
import { asStartProblem, StartProblem } from './start-problem.js'
import { lockFolder } from './folder-lock.js'

const layout = 1

export interface DataFolder {
  path: string
  masterKey: Buffer
  applicationPassword: string
  /** The password of the demo sign-ins, from the settings or random; kept from the first time on. */
  makeDemoPassword: () => Promise<string>
  /** The kept password of the demo sign-ins; null where no demo was loaded. */
  demoPassword: () => Promise<string | null>
  /** Forgets the password of a demo that was not loaded to its end. */
  forgetDemoPassword: () => Promise<void>
  release: () => Promise<void>
}

/**
 * Opens (or makes) the folder that holds everything of an installation: one instance at a time, secrets readable by the owner
 * alone. Throws StartProblem for a folder of a newer program, one in use, one that cannot be written, and one whose master key
 * is missing.
 */
export async function openDataFolder(path: string, environment: NodeJS.ProcessEnv): Promise<DataFolder> {
  let release: (() => Promise<void>) | undefined
  try {
    await mkdir(path, { recursive: true, mode: 0o755 })
    release = await lockFolder(path)
    await checkLayout(join(path, 'layout'))
    return { ...(await readSecrets(path, environment)), path, release }
  } catch (error) {
    await release?.()
    throw asStartProblem(error, path)
  }
}

async function readSecrets(path: string, environment: NodeJS.ProcessEnv) {
  const demoFile = join(path, 'demo-password')
  const makePassword = () => randomBytes(24).toString('base64url')
  return {
    masterKey: await masterKeyOf(path, environment.SWITCHBACK_MASTER_KEY),
    // The database learns this password at every start, so a lost one is simply made again.
    applicationPassword: await secret(join(path, 'application-password'), makePassword),
    makeDemoPassword: async () => {
      await rm(demoFile, { force: true })
      return secret(demoFile, () => environment.SWITCHBACK_DEMO_PASSWORD ?? randomBytes(9).toString('base64url'))
    },
    demoPassword: () => textOf(demoFile),
    forgetDemoPassword: () => rm(demoFile, { force: true }),
  }
}

/** The key of the settings, else that of the folder. It is made for a new folder only: a database needs the key that it began with. */
async function masterKeyOf(path: string, setting: string | undefined): Promise<Buffer> {
  if (setting !== undefined) return asKey(setting, 'SWITCHBACK_MASTER_KEY must be 64 hexadecimal digits.')
  const file = join(path, 'master-key')
  const kept = await textOf(file)
  if (!kept && (await holdsDatabase(path)))
    throw new StartProblem(
      `The master key of this installation is missing: ${file} is ${kept === null ? 'not there' : 'empty'}. Put the key back from where you keep it. Nothing was changed.`,
    )
  if (!kept) await rm(file, { force: true })
  const text = await secret(file, () => randomBytes(32).toString('hex'))
  return asKey(text, `The file ${file} must hold 64 hexadecimal digits. Put the key back from where you keep it.`)
}

function asKey(text: string, problem: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new StartProblem(problem)
  return Buffer.from(text, 'hex')
}

async function holdsDatabase(path: string): Promise<boolean> {
  const data = join(path, 'postgres')
  return existsSync(data) && (await readdir(data)).length > 0
}

async function checkLayout(file: string) {
  const found = await textOf(file)
  if (!found) return writeWhole(file, `${layout}\n`)
  if (Number(found) > layout)
    throw new StartProblem(
      'This data folder was written by a newer Switchback. Update the program, or set SWITCHBACK_DATA to another folder.',
    )
}

/** The kept secret of a file; one that is missing or empty is made. */
async function secret(file: string, make: () => string): Promise<string> {
  const kept = await textOf(file)
  if (!kept) await writeWhole(file, make())
  await chmod(file, 0o600)
  return kept || (await textOf(file))!
}
