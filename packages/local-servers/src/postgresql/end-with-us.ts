import { spawn, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

let watcher: ChildProcess | null = null

/**
 * Lets a child end with this process, however this process ends: a small process beside it sees the pipe close, even after a kill that
 * no program can notice, and sends the child the signal. Does nothing for a child that did not start.
 */
export function endWithUs(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): void {
  const { pid } = child
  if (!pid) return
  watcher ??= startWatcher()
  const { stdin } = watcher
  stdin!.write(`${pid} ${signal}\n`)
  // Its number may be another's from then on.
  child.once('exit', () => stdin!.write(`${pid} gone\n`))
}

function startWatcher(): ChildProcess {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const program = fileURLToPath(new URL(`watcher.${extension}`, import.meta.url))
  // In a process group of its own: Ctrl-C must not end it before the program that it watches.
  const started = spawn(process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  started.unref()
  const { stdin } = started
  if (stdin instanceof Socket) stdin.unref()
  for (const part of [started, stdin]) part.on('error', () => {})
  started.once('exit', () => (watcher = null))
  return started
}
