// npm run bench: measures side by side with peers in one run on one PostgreSQL with fsync on, and prints JSON lines.
// npm run bench -- kafka (or another part) measures that alone. npm run bench -- smoke does a little of every part, to see that it works.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parts } from './parts.js'

const words = process.argv.slice(2)
const isSmoke = words.includes('smoke')
const named = words.filter((word) => word !== 'smoke')
const unknown = named.filter((word) => !(word in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: name some of ${Object.keys(parts).join(', ')}, or smoke.`)
  process.exit(1)
}
/** No part may hang: one that takes longer is ended, and has failed. */
const minutes = isSmoke ? 5 : 40

// Without the command that started it, no one waits for the results.
process.on('disconnect', () => process.exit(1))

let failed = 0
for (const part of named.length > 0 ? named : Object.keys(parts)) {
  const begun = Date.now()
  const code = await runPart(part)
  if (code !== 0) failed += 1
  if (isSmoke || code !== 0)
    console.log(JSON.stringify({ part, passed: code === 0, seconds: Math.round((Date.now() - begun) / 1_000) }))
}
process.exit(failed === 0 ? 0 : 1)

/**
 * Runs a part to its end; returns its exit code.
 * @param {string} part
 * @returns {Promise<number>}
 */
function runPart(part) {
  const program = fileURLToPath(new URL('part.js', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, program, part], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...(isSmoke && { BENCH_SIZE: 'smoke' }) },
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
