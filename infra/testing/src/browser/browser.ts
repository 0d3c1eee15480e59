import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

export type { Browser, Page } from 'playwright-core'

/** The size of a window on a desk, in CSS pixels. */
export const wide = { width: 1280, height: 900 }

/** Headless Chromium, closed to everything but this machine. `names` are host names that lead to this machine. */
export const openBrowser = (names: string[] = []) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(names.length > 0 ? [`--host-resolver-rules=${names.map((name) => `MAP ${name} 127.0.0.1`).join(',')}`] : []),
    ],
  })

/**
 * Opens a context in which nothing takes time to move or to change its colour: pages are at once what they end as. Each frame of a
 * change of colours costs a page with hundreds of elements as much processor time as the whole page does.
 */
export async function stillContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: wide, reducedMotion: 'reduce' })
  await context.addInitScript(() => {
    const styles = new CSSStyleSheet()
    const none = ['transition-duration', 'transition-delay', 'animation-duration', 'animation-delay']
    styles.replaceSync(`*, ::before, ::after { ${none.map((name) => `${name}: 0s !important`).join('; ')} }`)
    document.adoptedStyleSheets = [styles]
  })
  return context
}

/**
 * A person in a browser of their own. `problems` collects what goes wrong in their page. Nothing moves in their pages, since a click waits
 * until what it clicks has stopped moving; `isMoving` leaves animations on.
 */
export async function person(
  browser: Browser,
  address: string,
  problems: string[],
  { isMoving = false } = {},
): Promise<Page> {
  const context = await (isMoving ? browser.newContext({ locale: 'en-GB', viewport: wide }) : stillContext(browser))
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(address)
  return page
}

export async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
