import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Something that a person must put right before Switchback can start; the message says what. */
export class StartProblem extends Error {}

const layout = 1

export interface DataFolder {
  path: string
  masterKey: Buffer
  applicationPassword: string
  /** The password of the demo sign-ins: told, or random; kept from the first time on. */
  makeDemoPassword: () => Promise<string>
  /** The kept password of the demo sign-ins; null where no demo was loaded. */
  demoPassword: () => Promise<string | null>
  release: () => Promise<void>
}

/**
 * Opens (or makes) the folder that holds everything of an installation: one instance at a time, secrets readable by the owner
 * alone. Refuses (StartProblem) a folder of a newer program, one in use, and one that cannot be written.
 */
export async function openDataFolder(path: string, environment: NodeJS.ProcessEnv): Promise<DataFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o755 })
    await checkLayout(join(path, 'layout'))
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR')
      throw new StartProblem(`The data folder ${path} cannot be written. Set SWITCHBACK_DATA to a folder of yours.`)
    throw error
  }
  const release = await lock(join(path, 'instance.pid'), path)
  try {
    const given = environment.SWITCHBACK_MASTER_KEY
    const masterKey = Buffer.from(
      given ?? (await secret(join(path, 'master-key'), () => randomBytes(32).toString('hex'))),
      'hex',
    )
    if (masterKey.length !== 32) throw new StartProblem('SWITCHBACK_MASTER_KEY must be 64 hexadecimal digits.')
    const demoFile = join(path, 'demo-password')
    const word = () => environment.SWITCHBACK_DEMO_PASSWORD ?? randomBytes(9).toString('base64url')
    return {
      path,
      masterKey,
      applicationPassword: await secret(join(path, 'application-password'), () =>
        randomBytes(24).toString('base64url'),
      ),
      makeDemoPassword: async () => {
        await rm(demoFile, { force: true })
        return secret(demoFile, word)
      },
      demoPassword: async () => (existsSync(demoFile) ? secret(demoFile, word) : null),
      release,
    }
  } catch (error) {
    await release()
    throw error
  }
}

async function checkLayout(file: string) {
  if (!existsSync(file)) return writeFile(file, `${layout}\n`)
  const found = Number(await readFile(file, 'utf8'))
  if (found > layout)
    throw new StartProblem(
      'This data folder was written by a newer Switchback. Update the program, or set SWITCHBACK_DATA to another folder.',
    )
}

async function secret(file: string, make: () => string): Promise<string> {
  if (!existsSync(file)) await writeFile(file, make(), { mode: 0o600, flag: 'wx' })
  await chmod(file, 0o600)
  return (await readFile(file, 'utf8')).trim()
}

async function lock(file: string, folder: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
      const other = Number(await readFile(file, 'utf8'))
      if (other && other !== process.pid && isAlive(other))
        throw new StartProblem(
          `Another Switchback (process ${other}) is running on ${folder}. Stop it, or set SWITCHBACK_DATA to another folder.`,
        )
      await rm(file, { force: true })
    }
  }
  throw new StartProblem(`The lock ${file} could not be taken. Remove it if no Switchback is running.`)
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
