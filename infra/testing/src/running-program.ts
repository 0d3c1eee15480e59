import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from './until.js'

const program = fileURLToPath(new URL('../../../apps/standalone/dist/main.js', import.meta.url))
const running = new Set<ChildProcess>()

/** The program as a process of its own, for specs. */
export interface Started {
  child: ChildProcess
  /** Everything that it has written so far. */
  said: () => string
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
}

/** Starts the built program on a data folder, without the demo; `environment` adds to its settings. */
export function startProgram(folder: string, environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: '0', SWITCHBACK_DATA: folder, SWITCHBACK_DEMO: 'false', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      running.delete(child)
      resolve(code)
    }),
  )
  return { child, said: () => text, ended }
}

/** The demo takes ten seconds to load, and many times that while other suites have the processors. */
const saidWithinMs = 150_000

/** Waits until the program has written a text that matches. Throws with everything that it wrote if it ends before. */
export async function untilSaid(started: Started, pattern: RegExp): Promise<RegExpExecArray> {
  const failed = () => `It did not write ${pattern}: ${started.said()}`
  const look = () => {
    const found = pattern.exec(started.said())
    if (!found && started.child.exitCode !== null) throw new Error(failed())
    return found
  }
  return until(look, saidWithinMs, failed)
}

/** Waits until the program is ready. Returns its address. */
export const ready = async (started: Started): Promise<string> =>
  (await untilSaid(started, /Switchback is ready at (\S+)/))[1]!

/** Stops the program, as Ctrl-C does. Throws if it ends with an error. */
export async function stopProgram(started: Started): Promise<void> {
  started.child.kill('SIGINT')
  const code = await started.ended
  if (code !== 0) throw new Error(`It ended with ${code}: ${started.said()}`)
}

/** Kills the program, so that it can finish nothing. */
export async function killProgram(started: Started): Promise<void> {
  started.child.kill('SIGKILL')
  await started.ended
}

/** Kills every program that still runs, at the end of a suite. */
export async function killAll(): Promise<void> {
  const all = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)))
  for (const child of running) child.kill('SIGKILL')
  await Promise.all(all)
}

/** The process of the embedded PostgreSQL of a folder. */
export const databaseProcess = async (folder: string): Promise<number> =>
  Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
