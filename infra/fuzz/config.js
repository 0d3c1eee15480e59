// The configuration of schemathesis for one run, in TOML.

/**
 * What is read of an OpenAPI document.
 * @typedef {object} Schema
 * @property {Record<string, Schema>} [properties]
 * @property {Schema} [items]
 * @property {Schema[]} [anyOf]
 * @property {Schema[]} [oneOf]
 * @property {Schema[]} [allOf]
 *
 * @typedef {object} Operation
 * @property {{ name: string, in: string }[]} [parameters]
 * @property {{ content: Record<string, { schema?: Schema }> }} [requestBody]
 *
 * @typedef {{ paths: Record<string, Record<string, Operation>> }} Document
 */

const quoted = (/** @type {string | string[]} */ value) => JSON.stringify(value)

/** How often a known id takes the place of a generated one. */
const share = 0.7

/** What the streams of commands are called elsewhere, by the address of their commands. */
const streams = {
  organisations: 'tenantId',
  frameworks: 'frameworkId',
  'plan-templates': 'templateId',
  cohorts: 'cohortId',
  assessments: 'assessmentId',
  journeys: 'journeyId',
  reporting: 'tenantId',
}

/** What would end the work of the callers for all cases that come after: it is done to others. */
const ending = [
  {
    command: 'organisations/[{]streamId[}]/(remove-member|revoke-role|request-erasure)',
    key: 'body.personId',
    name: 'personId',
  },
  { command: 'journeys/[{]streamId[}]/(withdraw|pause|transfer)-journey', key: 'path.streamId', name: 'journeyId' },
]

/**
 * Takes the document, the ids that are there by their names, those of the callers themselves, and the file of the hooks. Returns the
 * text of the configuration.
 * @param {Document} document
 * @param {{ ids: Map<string, string[]>, mine: Set<string> }} known
 * @param {string} hooks
 */
export function configFor(document, { ids, mine }, hooks) {
  const known = new Map([...ids, ['occurredAt', moments()]])
  for (const { name } of ending)
    known.set(
      `other-${name}`,
      (ids.get(name) ?? []).filter((id) => !mine.has(id)),
    )
  const dictionaries = [...known].flatMap(([name, values]) => [`[dictionaries.${name}]`, `values = ${quoted(values)}`])
  const operations = [
    ...ending.map(({ command, key, name }) => ({ path: command, key, name: `other-${name}` })),
    ...Object.entries(streams).map(([path, name]) => ({ path: `${path}/[{]streamId`, key: 'path.streamId', name })),
  ].flatMap(({ path, key, name }) => [
    '[[operations]]',
    `include-path-regex = ${quoted(`^/api/${path}`)}`,
    '[operations.parameters]',
    binding(key, name),
  ])
  return [
    `hooks = ${quoted(hooks)}`,
    '[warnings]',
    'enabled = false',
    ...dictionaries,
    '[parameters]',
    ...parametersOf(document, known),
    ...operations,
  ].join('\n')
}

/** What is recorded has already happened; most generated moments lie in the future. */
const moments = () => [1, 2, 3].map((hours) => new Date(Date.now() - hours * 3_600_000).toISOString())

const binding = (/** @type {string} */ key, /** @type {string} */ name) =>
  `${quoted(key)} = { dictionary = ${quoted(name)}, probability = ${share} }`

/**
 * A line for each parameter and each field of a body whose name is that of known ids.
 * @param {Document} document
 * @param {Map<string, string[]>} known
 */
function parametersOf(document, known) {
  /** @type {Map<string, string>} */
  const keys = new Map()
  const visit = (/** @type {Schema | undefined} */ schema, /** @type {string} */ path) => {
    if (!schema || typeof schema !== 'object') return
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      const key = `${path}.${name}`
      if (known.has(name)) keys.set(key, name)
      visit(field, key)
    }
    visit(schema.items, `${path}[*]`)
    for (const branch of [schema.anyOf, schema.oneOf, schema.allOf].flat()) visit(branch, path)
  }
  for (const { parameters = [], requestBody } of Object.values(document.paths).flatMap((methods) =>
    Object.values(methods),
  )) {
    for (const { name, in: place } of parameters) if (known.has(name)) keys.set(`${place}.${name}`, name)
    visit(requestBody?.content['application/json']?.schema, 'body')
  }
  return [...keys].map(([key, name]) => binding(key, name))
}

/**
 * The document without `prefixItems`: schemathesis 4.32 makes of it a list in `items`, which was right before JSON Schema 2020-12, and
 * then calls that wrong. All our tuples have members of one kind.
 * @param {Document} document
 */
export function readableDocument(document) {
  const simple = (/** @type {string} */ _, /** @type {{ prefixItems?: unknown[] } | undefined} */ value) => {
    if (!value?.prefixItems) return value
    const { prefixItems, ...rest } = value
    return { ...rest, items: prefixItems[0] }
  }
  return JSON.stringify(document, simple)
}
