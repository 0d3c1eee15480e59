// What is there to ask for: the ids in everything that the callers may read, by the names that the document uses for them.

/** How many ids of each name are used; a request for one of them reaches the rules behind it. */
const most = 8
/** How many ids of each name are put into an address to find more. */
const looks = 3
const parents = { phases: 'phaseId', steps: 'stepId', questions: 'questionId', skills: 'skillId', areas: 'areaId' }
/** What is about the caller alone. */
const own = ['/api/session', '/api/home']

/**
 * Reads every GET of the document as each caller, first those without an id in their address and then those whose ids are known by
 * then. Takes what asks for an address as a caller, and returns null or an answer. Returns a map from names to ids, with the
 * caller's own first and more often; and the ids of the callers themselves and their journeys.
 */
export async function idsOf(document, callers, ask) {
  const ids = new Map()
  const mine = new Map()
  const paths = Object.keys(document.paths).filter((path) => document.paths[path].get)
  const isPlain = (path) => !path.includes('{')
  for (const path of own) for (const caller of callers) gather(mine, await ask(caller, path))
  for (const caller of callers) for (const path of paths.filter(isPlain)) gather(ids, await ask(caller, path))
  for (const caller of callers)
    for (const path of paths.filter((one) => !isPlain(one)))
      for (const address of addressesOf(path, ids)) gather(ids, await ask(caller, address))
  const mineOf = (name) => [...(mine.get(name) ?? [])]
  const weighed = [...ids].map(([name, values]) => [
    name,
    [...mineOf(name), ...mineOf(name), ...mineOf(name), ...[...values].slice(0, most)],
  ])
  return { ids: new Map(weighed), mine: new Set(['personId', 'journeyId'].flatMap(mineOf)) }
}

function addressesOf(path, ids) {
  const [, name] = /\{(\w+)\}/.exec(path)
  const addresses = [...(ids.get(name) ?? [])].slice(0, looks).map((id) => path.replace(`{${name}}`, id))
  return addresses.filter((address) => !address.includes('{'))
}

function gather(ids, value, parent = '') {
  if (Array.isArray(value)) for (const one of value) gather(ids, one, parent)
  else if (value && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) {
      const name = key === 'id' ? parents[parent] : key
      if (name?.endsWith('Id') && typeof one === 'string') ids.set(name, (ids.get(name) ?? new Set()).add(one))
      else gather(ids, one, key)
    }
}
