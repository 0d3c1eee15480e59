// npm run fuzz -- [short] [--cases N] [--seed S] [--seconds T] [--operation ID]: starts the program with its demo and sends it what
// schemathesis makes from the program's own OpenAPI document, as a client, a coach, an owner and a stranger.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { endWithUs } from '@switchback/local-servers/postgresql/end-with-us'
import { ready, startProgram, stopProgram, untilSaid } from '@switchback/testing/running-program'
import { ask, signInAll } from './callers.js'
import { configFor, readableDocument } from './config.js'
import { idsOf } from './known.js'
import { schemathesis } from './python.js'
import { summed } from './report.js'

/** @import { Document } from './config.js' */

const password = 'shown to everyone'
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'strangers_stay_out',
]
/** A short form that hangs has failed. */
const shortMs = 900_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    operation: { type: 'string' },
    summary: { type: 'string' },
  },
})
const isShort = positionals[0] === 'short'
if (positionals.length > (isShort ? 1 : 0)) throw new Error('npm run fuzz -- short, or npm run fuzz for the long form.')
const cases = numberOf('cases', isShort ? 2_000 : 20_000)
const seed = numberOf('seed', 1)
const seconds = numberOf('seconds', null)

const folder = await mkdtemp(join(tmpdir(), 'switchback-fuzz-'))
// PostgreSQL may run as a user of its own, who passes through.
await chmod(folder, 0o711)
const program = startProgram(join(folder, 'data'), {
  SWITCHBACK_DEMO: 'true',
  SWITCHBACK_DEMO_PASSWORD: password,
  // The cases come from addresses that they name.
  SWITCHBACK_TRUSTED_PROXIES: 'loopback',
})
endWithUs(program.child, 'SIGINT')
/** @type {Promise<void> | undefined} */
let stopping
const stop = () => (stopping ??= end())
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'])
  process.on(signal, () => void stop().finally(() => process.exit(1)))
try {
  process.exitCode = await fuzz()
} finally {
  await stop()
}
process.exit()

/** Ends the program and removes its data. */
async function end() {
  try {
    await stopProgram(program)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @template {number | null} Usual
 * @param {'cases' | 'seed' | 'seconds'} name
 * @param {Usual} usual
 */
function numberOf(name, usual) {
  const number = values[name] === undefined ? usual : Number(values[name])
  if (number !== null && !(Number.isSafeInteger(number) && number > 0))
    throw new Error(`--${name} takes a whole number above 0.`)
  return number
}

/** Runs schemathesis against the program and prints what came of it. Returns the exit code. */
async function fuzz() {
  const command = await schemathesis()
  // In parts, each of which has a minute: the demo takes long beside other suites.
  for (const part of ['the practice', 'two cohorts', 'the results of past months'])
    await untilSaid(program, new RegExp(`Loading the demo: ${part}`))
  const address = await ready(program)
  const callers = await signInAll(address, password)
  const [reader = { headers: {} }] = callers
  /** @type {Document} */
  const document = await ask(address, reader, '/api/openapi.json')
  const known = await idsOf(document, callers, (caller, path) => ask(address, caller, path))
  const files = {
    document: join(folder, 'document.json'),
    callers: join(folder, 'callers.json'),
    config: join(folder, 'config.toml'),
  }
  await writeFile(files.document, readableDocument(document))
  await writeFile(files.callers, JSON.stringify(callers))
  await writeFile(files.config, configFor(document, known, fileURLToPath(new URL('hooks.py', import.meta.url))))

  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  const report = join(folder, 'report.ndjson')
  const exit = await command(
    [
      ...['--config-file', files.config],
      ...['run', files.document, '--url', address, '--no-color'],
      ...['--checks', checks.join(','), '--continue-on-failure'],
      // How fast cases are made says something about the machine alone.
      ...['--suppress-health-check', 'all', '--request-timeout', '60'],
      ...['--phases', isShort ? 'fuzzing' : 'coverage,fuzzing'],
      ...['--max-examples', String(Math.ceil(cases / operations.length))],
      ...['--seed', String(seed), '--generation-database', 'none'],
      ...['--report-ndjson-path', report],
      ...(seconds ? ['--max-time', String(seconds)] : []),
      ...(values.operation ? ['--include-operation-id', values.operation] : []),
    ],
    { cwd: folder, env: { FUZZ_CALLERS: files.callers }, ...(isShort && { timeout: shortMs }) },
  )
  const { sent, answered, passed, failed } = await summed(report, exit)
  const errors = program
    .said()
    .split('\n')
    .filter((line) => line.includes('"level":50'))
  for (const line of errors.slice(0, 20)) console.log(line)
  console.log(`${sent} cases; ${answered} operations did what they were asked to at least once; seed ${seed}`)
  if (values.summary) await writeFile(values.summary, JSON.stringify({ passed, failed }))
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
