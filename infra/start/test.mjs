// npm test: every suite, with a real PostgreSQL and real Kafka brokers that it starts, and in a real browser if there is one.
// npm test -- TEXT runs the suites whose path contains TEXT. npm test -- --with-checks also lints, checks types, and compares the
// generated files: all of what CI does.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parts } from '../bench/parts.js'
import { Timetable } from './timetable.mjs'
import { makeReady, node24, root, run, runGathered } from './workspace.mjs'

const times = new Timetable()
const withChecks = process.argv.includes('--with-checks')
const only = process.argv.slice(2).filter((word) => word !== '--with-checks')
// A task of turbo has been built for already.
if (!process.env.TURBO_HASH) console.log(await times.of('(build)', makeReady))

const chromium = [
  process.env.CHROMIUM,
  // The browser without its windows: the suites take half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
const kafka = answers('java', '-version') && (answers('mvn', '-version') || existsSync(join(root, 'infra/kafka/lib')))
const python = answers('python3', '-c', 'import ensurepip, venv')
const leftOut = [
  ...(chromium
    ? []
    : [{ pattern: '/e2e/', advice: 'the browser suites (apt-get install -y chromium-headless-shell, or chromium)' }]),
  ...(kafka
    ? []
    : [{ pattern: '.kafka.spec', advice: 'the Kafka suites (apt-get install -y openjdk-17-jre-headless maven)' }]),
  ...(python ? [] : [{ advice: 'the requests made from the OpenAPI document (apt-get install -y python3-venv)' }]),
]
if (leftOut.length > 0 && process.env.CI) {
  console.error(
    `In CI nothing is left out: install what is missing for ${leftOut.map(({ advice }) => advice).join(', ')}.`,
  )
  process.exit(1)
}

const sums = { passed: 0, failed: 0 }
let worst = 0
// A suite that needs brokers waits for them most of its time. These suites run beside the rest, one by one, since three brokers and
// their load are enough for a machine. Their output is printed when they are over.
const lanes = [
  jest(run, '--testPathIgnorePatterns', '\\.kafka\\.spec\\.ts$', ...leftOut.flatMap(({ pattern }) => pattern ?? [])),
  ...(kafka ? [withBrokers()] : []),
]
// Once one of the two is over, there is room for the rest.
lanes.push(Promise.race(lanes).then(afterOneLane))
await Promise.all(lanes)

for (const { advice } of leftOut) console.log(`Left out: ${advice}`)
if (only.length === 0) console.log(times.table())
console.log(`${sums.passed} passed, ${sums.failed} failed`)
process.exit(worst)

async function withBrokers() {
  await jest(runGathered, '--runInBand', '--testMatch', '**/*.kafka.spec.ts', ...ignoring(chromium ? [] : ['/e2e/']))
  if (chromium && only.length === 0) for (const part of Object.keys(parts)) await smokeOf(part)
}

async function afterOneLane() {
  if (python && only.length === 0) await fuzz()
  if (!withChecks) return
  for (const script of ['lint', 'typecheck']) await check(`(${script})`, 'npm', ['run', '--silent', script])
  await check('(generate --check)', node24, [join(root, 'infra/start/generate.mjs'), '--check'])
}

/**
 * One run of jest by `run` or `runGathered`; adds up what passed and failed.
 * @param {typeof run} begin
 * @param {string[]} args
 */
async function jest(begin, ...args) {
  const report = join(mkdtempSync(join(tmpdir(), 'switchback-report-')), 'jest.json')
  const code = await begin(
    node24,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      join(root, 'node_modules/jest/bin/jest.js'),
      '-c',
      join(root, 'infra/jest/jest.config.js'),
      '--json',
      `--outputFile=${report}`,
      '--passWithNoTests',
      ...only,
      ...args,
    ],
    { ...process.env, ...(chromium && { CHROMIUM: chromium }) },
  )
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0, testResults: [] }
  for (const { name, startTime, endTime } of testResults) times.add(name.slice(root.length + 1), endTime - startTime)
  sums.passed += numPassedTests
  sums.failed += numFailedTests + numRuntimeErrorTestSuites
  worst = Math.max(worst, code)
}

/**
 * A small run of one part of the bench. It counts as one test.
 * @param {string} part
 */
async function smokeOf(part) {
  const env = { ...process.env, CHROMIUM: chromium }
  const smoke = ['--enable-source-maps', join(root, 'infra/bench/main.js'), 'smoke', part]
  const code = await times.of(`infra/bench (smoke ${part})`, () => runGathered(node24, smoke, env))
  sums[code === 0 ? 'passed' : 'failed'] += 1
  worst = Math.max(worst, code)
}

/** Requests made from the OpenAPI document, in their short form. Each operation counts as one test. */
async function fuzz() {
  const summary = join(mkdtempSync(join(tmpdir(), 'switchback-report-')), 'fuzz.json')
  const short = ['--enable-source-maps', join(root, 'infra/fuzz/main.js'), 'short', '--summary', summary]
  const code = await times.of('infra/fuzz (short)', () => runGathered(node24, short))
  const { passed, failed } = existsSync(summary) ? JSON.parse(readFileSync(summary, 'utf8')) : { passed: 0, failed: 1 }
  sums.passed += passed
  sums.failed += failed
  worst = Math.max(worst, code)
}

/**
 * A check that is no test: it is not counted, and fails the run.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 */
async function check(name, command, args) {
  const code = await times.of(name, () => runGathered(command, args))
  if (code !== 0) console.log(`${name} failed`)
  worst = Math.max(worst, code)
}

/** @param {string[]} patterns */
function ignoring(patterns) {
  return patterns.length > 0 ? ['--testPathIgnorePatterns', ...patterns] : []
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function answers(program, ...args) {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
