// Takes pictures of every screen, of the real program with its demo data: narrow and wide, light and dark.
// usage: main.js [--data usual|none|much] FOLDER [NAME ...]; with names, only the screens whose name holds one of them.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openBrowser } from '@switchback/testing/browser/browser'
import { kinds, password } from './data.js'

/**
 * @import { Browser } from '@switchback/testing/browser/browser'
 * @typedef {Awaited<ReturnType<Browser['newContext']>>} Context
 */

const { values, positionals } = parseArgs({
  options: { data: { type: 'string', default: 'usual' } },
  allowPositionals: true,
})
const kind = kinds[values.data]
if (!kind) throw new Error(`Data is one of ${Object.keys(kinds).join(', ')}, not ${values.data}.`)
const [folder = 'pictures', ...wanted] = positionals
const data = mkdtempSync(join(tmpdir(), 'switchback-pictures-'))

const chosen = kind.screens.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))

const server = spawn(process.execPath, ['apps/standalone/dist/main.js'], {
  env: {
    ...process.env,
    PORT: '0',
    SWITCHBACK_DATA: data,
    SWITCHBACK_DEMO_PASSWORD: password,
    SWITCHBACK_DEMO: String(kind.demo),
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})
let said = ''
server.stdout.on('data', (chunk) => (said += chunk))
const address = await found(/ready at (\S+)\n/)
if (kind.prepare) await kind.prepare({ address, setUpLink: await found(/Make your practice at (\S+)\n/) })
const browser = await openBrowser()
mkdirSync(folder, { recursive: true })
const viewports = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } }
/** @type {Map<string, Awaited<ReturnType<Context['storageState']>>>} */
const sessions = new Map()
for (const { name, as, path, then } of chosen)
  for (const [size, viewport] of Object.entries(viewports))
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        locale: 'en-GB',
        ...(as && { storageState: await sessionOf(kind.emailOf(as)) }),
      })
      const page = await context.newPage()
      page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
      await page.goto(`${address}${path}`)
      await page.waitForLoadState('load')
      await page.locator('h1').first().waitFor()
      if (then) await then(page)
      await page.waitForTimeout(500)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (overflow > 0) console.error(`${name} ${size}: ${overflow} px too wide`)
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: size === 'narrow' })
      await context.close()
    }
await browser.close()
server.kill('SIGINT')
await new Promise((resolve) => server.on('exit', resolve))
rmSync(data, { recursive: true, force: true })
console.log(`${chosen.length * 4} pictures in ${folder}`)

/**
 * What the server says in its output, once it has said it.
 * @param {RegExp} pattern with one group
 * @returns {Promise<string>}
 */
async function found(pattern) {
  for (;;) {
    const what = pattern.exec(said)?.[1]
    if (what) return what
    if (server.exitCode !== null) throw new Error(`The program ended with ${server.exitCode}: ${said}`)
    await delay(50)
  }
}

/** @param {string} email */
async function sessionOf(email) {
  if (!sessions.has(email)) {
    const context = await browser.newContext()
    const answer = await context.request.post(`${address}/api/session`, {
      data: { email, password },
    })
    if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`)
    sessions.set(email, await context.storageState())
    await context.close()
  }
  return sessions.get(email)
}
