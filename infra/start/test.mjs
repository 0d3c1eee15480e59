// npm test: every suite, against a real PostgreSQL and real Kafka brokers that it starts, and in a real browser where there is one.
// npm test -- NAME runs the suites whose path holds NAME.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parts } from '../bench/parts.js'
import { makeReady, node24, run, runGathered } from './workspace.mjs'

await makeReady()
const chromium = [
  process.env.CHROMIUM,
  // The browser without its windows: the suites take half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
const kafka = answers('java', '-version') && (answers('mvn', '-version') || existsSync('infra/kafka/lib'))
const python = answers('python3', '-c', 'import ensurepip, venv')
const leftOut = [
  ...(chromium
    ? []
    : [{ pattern: '/e2e/', advice: 'the browser suites (apt-get install -y chromium-headless-shell, or chromium)' }]),
  ...(kafka
    ? []
    : [{ pattern: '.kafka.spec', advice: 'the Kafka suites (apt-get install -y openjdk-17-jre-headless maven)' }]),
  ...(python ? [] : [{ advice: 'what is made from the OpenAPI document (apt-get install -y python3-venv)' }]),
]
if (leftOut.length > 0 && process.env.CI) {
  console.error(
    `In CI nothing is left out: install what is missing for ${leftOut.map(({ advice }) => advice).join(', ')}.`,
  )
  process.exit(1)
}

const only = process.argv.slice(2)
const sums = { passed: 0, failed: 0 }
let worst = 0
// What needs brokers waits for them most of its time: it runs beside the rest, one by one, since three brokers and their load are
// enough for a machine. What it says is printed when it is over.
const lanes = [
  jest(run, '--testPathIgnorePatterns', '\\.kafka\\.spec\\.ts$', ...leftOut.flatMap(({ pattern }) => pattern ?? [])),
  ...(kafka ? [withBrokers()] : []),
]
// Where one of the two is over, there is room for what is made from the OpenAPI document.
if (python && only.length === 0) lanes.push(Promise.race(lanes).then(fuzz))
await Promise.all(lanes)

for (const { advice } of leftOut) console.log(`Left out: ${advice}`)
console.log(`${sums.passed} passed, ${sums.failed} failed`)
process.exit(worst)

async function withBrokers() {
  await jest(runGathered, '--runInBand', '--testMatch', '**/*.kafka.spec.ts', ...ignoring(chromium ? [] : ['/e2e/']))
  if (chromium && only.length === 0) for (const part of Object.keys(parts)) await smokeOf(part)
}

/** One run of jest by `run` or `runGathered`; adds up what passed and failed. */
async function jest(begin, ...args) {
  const report = join(mkdtempSync(join(tmpdir(), 'switchback-report-')), 'jest.json')
  const code = await begin(
    node24,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '-c',
      'infra/jest/jest.config.js',
      '--json',
      `--outputFile=${report}`,
      '--passWithNoTests',
      ...only,
      ...args,
    ],
    { ...process.env, ...(chromium && { CHROMIUM: chromium }) },
  )
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 }
  sums.passed += numPassedTests
  sums.failed += numFailedTests + numRuntimeErrorTestSuites
  worst = Math.max(worst, code)
}

/** A little of one part of the bench: it counts as one test. */
async function smokeOf(part) {
  const env = { ...process.env, CHROMIUM: chromium }
  const code = await runGathered(node24, ['--enable-source-maps', 'infra/bench/main.js', 'smoke', part], env)
  sums[code === 0 ? 'passed' : 'failed'] += 1
  worst = Math.max(worst, code)
}

/** What is made from the OpenAPI document, in its short form: each operation counts as one test. */
async function fuzz() {
  const summary = join(mkdtempSync(join(tmpdir(), 'switchback-report-')), 'fuzz.json')
  const code = await runGathered(node24, ['--enable-source-maps', 'infra/fuzz/main.js', 'short', '--summary', summary])
  const { passed, failed } = existsSync(summary) ? JSON.parse(readFileSync(summary, 'utf8')) : { passed: 0, failed: 1 }
  sums.passed += passed
  sums.failed += failed
  worst = Math.max(worst, code)
}

function ignoring(patterns) {
  return patterns.length > 0 ? ['--testPathIgnorePatterns', ...patterns] : []
}

function answers(program, ...args) {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
