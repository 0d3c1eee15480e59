import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { ClusterProblem, type Owner } from './binaries.js'
import { textOf } from './whole-files.js'

const run = promisify(execFile)

/** How long a server may take to end: it writes what it has in memory to the disk first. */
const stopWithinSeconds = 300
/** How long a server may go on after it has taken its file away, in milliseconds. */
const lastMomentsMs = 30_000

/**
 * Ends a server that an earlier, killed start left running on this folder. The caller has locked the folder. A process of
 * another program that has the old server's id by now is left alone. Throws ClusterProblem where the server does not end.
 */
export async function stopLeftover(data: string, pgCtl: string, owner: Owner): Promise<void> {
  const file = join(data, 'postmaster.pid')
  const [first, ...others] = ((await textOf(file)) ?? '').split('\n')
  const pid = Number(first)
  if (!pid || !isAlive(pid)) return
  if (await isServerOf(pid, data)) {
    const stop = ['stop', '-D', data, '-m', 'fast', '-w', '-t', String(stopWithinSeconds)]
    await run(pgCtl, stop, { ...owner }).catch(async (error: Error) => {
      // A server that is ending takes its file away first, so that pg_ctl finds none: the process has some moments left.
      if (!(await endsSoon(pid)))
        throw new ClusterProblem(`An earlier PostgreSQL of this folder (process ${pid}) does not end. ${error.message}`)
    })
  } else if (process.platform !== 'win32') {
    // PostgreSQL does not start while the process named here lives, unless it is its own parent. The other lines stay: by them it
    // notices what else an earlier server left.
    await writeFile(file, [process.pid, ...others, ''].join('\n'))
  }
}

/** Whether a process is a PostgreSQL server of this folder. */
export async function isServerOf(pid: number, data: string): Promise<boolean> {
  try {
    if (process.platform === 'linux') {
      const program = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0')[0]!
      return basename(program) === 'postgres' && (await readlink(`/proc/${pid}/cwd`)) === (await realpath(data))
    }
    const { stdout } = await run(...commandLineOf(pid))
    return stdout.includes('postgres') && stdout.includes(data)
  } catch {
    return false
  }
}

const commandLineOf = (pid: number): [string, string[]] =>
  process.platform === 'win32'
    ? [
        'powershell',
        ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`],
      ]
    : ['ps', ['-ww', '-o', 'command=', '-p', String(pid)]]

async function endsSoon(pid: number): Promise<boolean> {
  for (const begun = performance.now(); isAlive(pid); await delay(50))
    if (performance.now() - begun > lastMomentsMs) return false
  return true
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
