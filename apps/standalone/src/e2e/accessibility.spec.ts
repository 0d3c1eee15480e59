import type { Page } from '@switchback/testing/browser/browser'
import { axeFinds } from '@switchback/testing/browser/accessibility'
import { screens, untilStill } from '@switchback/testing/browser/screens'
import { demoPassword as password, inBrowser } from './support.js'

const scene = inBrowser({ demo: true })
/** One for each person: a browser that has loaded the program once shows the next page sooner. */
const contexts = new Map<string | undefined, Awaited<ReturnType<typeof contextOf>>>()

beforeAll(async () => {
  for (const { as } of screens) if (!contexts.has(as)) contexts.set(as, await contextOf(as))
})

async function contextOf(name: string | undefined) {
  const context = await scene.browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
  if (name)
    await context.request.post(`${scene.running.address}/api/session`, {
      data: { email: `${name}@demo.switchback.example`, password },
    })
  return context
}

const wide = { width: 1280, height: 900 }
const narrow = { width: 320, height: 640 }

it.each(screens.map((screen) => [screen.name, screen] as const))(
  'axe finds nothing on the screen %s, in light and in dark colours, and nothing on it is too wide for 320 px',
  async (_, { as, path, then }) => {
    const page = await contexts.get(as)!.newPage()
    try {
      page.setDefaultTimeout(15_000)
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize(wide)
      await page.goto(`${scene.running.address}${path}`)
      await page.locator('h1').first().waitFor()
      if (then) await then(page)
      await inColours(page, 'light')
      expect(await axeFinds(page)).toEqual([])
      await inColours(page, 'dark')
      expect(await axeFinds(page, 'colours')).toEqual([])
      await page.setViewportSize(narrow)
      // The frame folds its menu away first; what is still too wide after that stays too wide.
      await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth)
    } finally {
      await page.close()
    }
  },
  60_000,
)

async function inColours(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme })
  await page.locator(`:root[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
  // A colour that is still changing has another contrast than the one it ends with.
  await untilStill(page)
}
