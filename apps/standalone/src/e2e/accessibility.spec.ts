import { stillContext, wide, type Page } from '@switchback/testing/browser/browser'
import { axeFinds } from '@switchback/testing/browser/accessibility'
import { screens, untilStill } from '@switchback/testing/browser/screens'
import { demoPassword as password, inBrowser } from './support.js'

const scene = inBrowser({ demo: true })
/**
 * A page for each person: the process that has run the program once loads it sooner again. Every screen begins with a load, so that
 * it does not depend on the one before.
 */
const pages = new Map<string | undefined, Page>()

beforeAll(async () => {
  for (const { as } of screens) if (!pages.has(as)) pages.set(as, await pageOf(as))
})

async function pageOf(name: string | undefined) {
  const context = await stillContext(scene.browser)
  if (name)
    await context.request.post(`${scene.running.address}/api/session`, {
      data: { email: `${name}@demo.switchback.example`, password },
    })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

const narrow = { width: 320, height: 640 }

it.each(screens.map((screen) => [screen.name, screen] as const))(
  'axe finds nothing on the screen %s, in light and in dark colours, and nothing on it is too wide for 320 px',
  async (_, { as, path, then }) => {
    const page = pages.get(as)!
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
  },
  60_000,
)

async function inColours(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme })
  await page.locator(`:root[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
  // A colour that is still changing has another contrast than the one it ends with.
  await untilStill(page)
}
