// The client's home, first seen on a slow phone: a cold cache, 390 px, the processor slowed down four times.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from '@switchback/testing/browser/browser'
import { median, print, sized } from './setting.js'

/**
 * @import { ChildProcessByStdio } from 'node:child_process'
 * @import { Readable } from 'node:stream'
 * @import { Browser } from '@switchback/testing/browser/browser'
 * @typedef {Awaited<ReturnType<typeof firstVisit>>} Visit
 * @typedef {{ shift: number, largest: number, busyUntil: number }} Seen what the page's observers saw
 */

const password = 'only-for-measuring'
const tries = sized(5, 1)
const slowdown = 4

/** Prints a line: first and largest content, interactive (the end of the last long task before two quiet seconds), shift, bytes. */
export async function measure() {
  const data = mkdtempSync(join(tmpdir(), 'switchback-bench-home-'))
  const server = spawn(process.execPath, ['apps/standalone/dist/main.js'], {
    env: { ...process.env, PORT: '0', SWITCHBACK_DATA: data, SWITCHBACK_DEMO_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => server.on('exit', resolve))
  const browser = await openBrowser()
  try {
    const address = await readyAddress(server)
    /** @type {Visit[]} */
    const runs = []
    for (let run = 0; run < tries; run += 1) runs.push(await firstVisit(browser, address))
    const names = /** @type {(keyof Visit)[]} */ (Object.keys(runs[0] ?? {}))
    print({
      bench: 'home of a client, cold, cpu slowed down',
      slowdown,
      tries,
      ...Object.fromEntries(names.map((name) => [name, median(runs.map((one) => one[name]))])),
    })
  } finally {
    await browser.close()
    server.kill('SIGINT')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
}

/**
 * @param {Browser} browser
 * @param {string} address
 */
async function firstVisit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  await context.request.post(`${address}/api/session`, {
    data: { email: 'dilara@demo.switchback.example', password },
  })
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  await protocol.send('Network.enable')
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const kinds = new Map()
  const bytes = { total: 0, script: 0 }
  protocol.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.total += encodedDataLength
    if (kinds.get(requestId) === 'Script') bytes.script += encodedDataLength
  })
  await page.addInitScript(() => {
    const seen = { shift: 0, largest: 0, busyUntil: 0 }
    const shared = /** @type {typeof globalThis & { seen?: Seen }} */ (globalThis)
    shared.seen = seen
    /**
     * @param {string} type
     * @param {(entry: PerformanceEntry & { value?: number, hadRecentInput?: boolean }) => void} take
     */
    const watch = (type, take) =>
      new globalThis.PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
    watch('layout-shift', ({ value = 0, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value))
    watch('largest-contentful-paint', ({ startTime }) => (seen.largest = startTime))
    watch('longtask', ({ startTime, duration }) => (seen.busyUntil = startTime + duration))
  })
  await page.goto(`${address}/home`)
  await page.getByRole('link', { name: 'Start assessment' }).waitFor()
  const result = await page.evaluate(async () => {
    const { seen } = /** @type {typeof globalThis & { seen: Seen }} */ (globalThis)
    const shown = performance.now()
    while (performance.now() - Math.max(seen.busyUntil, shown) < 2_000)
      await new Promise((resolve) => setTimeout(resolve, 100))
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    if (!paint) throw new Error('The page shows nothing.')
    const first = paint.startTime
    return { first, largest: seen.largest, interactive: Math.max(seen.busyUntil, first), shown, shift: seen.shift }
  })
  await context.close()
  return {
    firstContentMs: Math.round(result.first),
    largestContentMs: Math.round(result.largest),
    nextStepShownMs: Math.round(result.shown),
    interactiveMs: Math.round(result.interactive),
    layoutShift: Math.round(result.shift * 10_000) / 10_000,
    totalKb: Math.round(bytes.total / 100) / 10,
    scriptKb: Math.round(bytes.script / 100) / 10,
  }
}

/**
 * @param {ChildProcessByStdio<null, Readable, null>} server
 * @returns {Promise<string>}
 */
function readyAddress(server) {
  return new Promise((resolve, reject) => {
    let said = ''
    server.on('exit', () => reject(new Error(`It did not start: ${said}`)))
    server.stdout.on('data', (chunk) => {
      said += chunk
      const found = /ready at (\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
  })
}
