import { setTimeout as delay } from 'node:timers/promises'

type Truthy<Found> = Exclude<Found, false | 0 | '' | null | undefined>
const isTruthy = <Found>(found: Found): found is Found & Truthy<Found> => Boolean(found)

/**
 * Polls until `look` returns something truthy, and returns that. Throws what `look` throws, and an error with the text of `otherwise`
 * after `withinMs` (40 s by default). It looks every `everyMs`.
 */
export async function until<Found>(
  look: () => Found | Promise<Found>,
  withinMs = 40_000,
  otherwise: string | (() => string) = 'It did not happen in time.',
  everyMs = 20,
): Promise<Truthy<Found>> {
  for (const begun = performance.now(); ; await delay(everyMs)) {
    const found = await look()
    if (isTruthy(found)) return found
    if (performance.now() - begun > withinMs) throw new Error(typeof otherwise === 'string' ? otherwise : otherwise())
  }
}
