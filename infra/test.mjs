// npm test: every suite, against a real PostgreSQL that it starts, and in a real browser where there is one.
// npm test -- NAME runs the suites whose path holds NAME.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
const chromium = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path))
if (!chromium && process.env.CI) {
  console.error('In CI nothing is left out: install Chromium (apt-get install -y chromium).')
  process.exit(1)
}
const report = join(mkdtempSync(join(tmpdir(), 'switchback-report-')), 'jest.json')
const only = process.argv.slice(2)
const code = await run(
  node24,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '-c',
    'infra/jest/jest.config.js',
    '--json',
    `--outputFile=${report}`,
    ...(chromium ? [] : ['--testPathIgnorePatterns', '/e2e/']),
    ...only,
  ],
  { ...process.env, ...(chromium && { CHROMIUM: chromium }) },
)
if (!chromium)
  console.log('Left out for want of a browser: apps/standalone/src/e2e. Bring it with: apt-get install -y chromium')
const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 }
console.log(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`)
process.exit(code)
