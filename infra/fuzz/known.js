// What is there to ask for: the ids in everything that the callers may read, by the names that the document uses for them.

/**
 * @import { Caller } from './callers.js'
 * @import { Document } from './config.js'
 * @typedef {Map<string, Set<string>>} Ids ids by their names
 */

/** How many ids of each name are used; a request for one of them reaches the rules behind it. */
const most = 8
/** How many ids of each name are put into an address to find more. */
const looks = 3
/** @type {Record<string, string>} */
const parents = { phases: 'phaseId', steps: 'stepId', questions: 'questionId', skills: 'skillId', areas: 'areaId' }
/** What is about the caller alone. */
const own = ['/api/session', '/api/home']

/**
 * Reads every GET of the document as each caller, first those without an id in their address and then those whose ids are known by
 * then. Takes what asks for an address as a caller, and returns null or an answer. Returns a map from names to ids, with the
 * caller's own first and more often; and the ids of the callers themselves and their journeys.
 * @param {Document} document
 * @param {Caller[]} callers
 * @param {(caller: Caller, path: string) => Promise<unknown>} ask
 */
export async function idsOf(document, callers, ask) {
  /** @type {Ids} */
  const ids = new Map()
  /** @type {Ids} */
  const mine = new Map()
  const paths = Object.entries(document.paths).flatMap(([path, { get }]) => (get ? [path] : []))
  const isPlain = (/** @type {string} */ path) => !path.includes('{')
  for (const path of own) for (const caller of callers) gather(mine, await ask(caller, path))
  for (const caller of callers) for (const path of paths.filter(isPlain)) gather(ids, await ask(caller, path))
  for (const caller of callers)
    for (const path of paths.filter((one) => !isPlain(one)))
      for (const address of addressesOf(path, ids)) gather(ids, await ask(caller, address))
  const mineOf = (/** @type {string} */ name) => [...(mine.get(name) ?? [])]
  /** @type {Map<string, string[]>} */
  const weighed = new Map()
  for (const [name, values] of ids)
    weighed.set(name, [...mineOf(name), ...mineOf(name), ...mineOf(name), ...[...values].slice(0, most)])
  return { ids: weighed, mine: new Set(['personId', 'journeyId'].flatMap(mineOf)) }
}

/**
 * @param {string} path
 * @param {Ids} ids
 */
function addressesOf(path, ids) {
  const name = /\{(\w+)\}/.exec(path)?.[1] ?? ''
  const addresses = [...(ids.get(name) ?? [])].slice(0, looks).map((id) => path.replace(`{${name}}`, id))
  return addresses.filter((address) => !address.includes('{'))
}

/**
 * @param {Ids} ids to which it adds
 * @param {unknown} value
 */
function gather(ids, value, parent = '') {
  if (Array.isArray(value)) for (const one of value) gather(ids, one, parent)
  else if (value && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) {
      const name = key === 'id' ? parents[parent] : key
      if (name?.endsWith('Id') && typeof one === 'string') ids.set(name, (ids.get(name) ?? new Set()).add(one))
      else gather(ids, one, key)
    }
}
