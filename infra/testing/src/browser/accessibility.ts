import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What the page has after axe's script has run in it. */
declare global {
  var axe: Axe
}

interface Axe {
  run: (
    options: unknown,
  ) => Promise<{ violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }>
}

const chosen = {
  /** WCAG 2.2 A and AA and axe's own best practices. */
  everything: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  /** The rules of these that are about colours (axe's category cat.color): only they can differ between light and dark. */
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}

/**
 * Returns what axe finds on a page, a line for each place, and nothing where all is well. `of` says by which rules: all of WCAG 2.2 A
 * and AA and axe's best practices, or those about colours only.
 */
export async function axeFinds(page: Page, of: keyof typeof chosen = 'everything'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const violations = await page.evaluate(async (runOnly) => {
    const { violations: found } = await globalThis.axe.run({ runOnly, resultTypes: ['violations'] })
    return found.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary ?? ''}`),
    )
  }, chosen[of])
  return violations.map((line) => line.replace(/\s+/g, ' '))
}
