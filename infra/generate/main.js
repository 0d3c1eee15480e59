// Writes what is made from the sources: the client's types, the reference of commands, queries, events, problems and the topic, and
// the neighbours in each README.
// With --check it writes nothing, and fails if a file is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openApiDocument } from '@switchback/http-api/openapi/document'
import { problemTypes } from '@switchback/http-api/http/problems'
import { deciders } from '@switchback/domain/deciders'
import { asyncApiDocument } from '@switchback/event-feed/kafka/asyncapi'
import { Parser } from '@asyncapi/parser'
import openapiTypes, { astToString } from 'openapi-typescript'
import { readmes } from './readmes.js'
import { commandReference, queryReference } from './reference.js'

/**
 * @import { OpenAPI3 } from 'openapi-typescript'
 * @import { ZodType } from 'zod'
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const files = {
  'apps/web/src/api/generated/api.ts': await clientTypes(),
  'docs/reference/events.md': eventCatalogue(),
  'docs/reference/asyncapi.json': await topicDocument(),
  'docs/reference/problems.md': problemTable(),
  'docs/reference/commands.md': commandReference(root),
  'docs/reference/queries.md': queryReference(),
  ...readmes(root),
}

let stale = 0
for (const [name, text] of Object.entries(files)) {
  const path = join(root, name)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  if (process.argv.includes('--check')) {
    console.error(`${name} is not up to date: run "npm run generate".`)
    stale += 1
    continue
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(`wrote ${name}`)
}
process.exit(stale === 0 ? 0 : 1)

async function clientTypes() {
  const ast = await openapiTypes(/** @type {Record<string, unknown> & OpenAPI3} */ (openApiDocument()))
  return `// Made by "npm run generate" from the API's schemas. Do not edit.\n${astToString(ast)}`
}

/** The AsyncAPI document, which must be valid by AsyncAPI's own parser. */
async function topicDocument() {
  const catalogues = Object.fromEntries(Object.values(deciders).map(({ category, events }) => [category, events]))
  const text = `${JSON.stringify(asyncApiDocument(catalogues), null, 2)}\n`
  const errors = (await new Parser().validate(text)).filter(({ severity }) => severity === 0)
  for (const { path, message } of errors) console.error(`docs/reference/asyncapi.json: ${path.join('.')}: ${message}`)
  if (errors.length > 0) process.exit(1)
  return text
}

function eventCatalogue() {
  const sections = Object.values(deciders).map(({ category, events }) => {
    const rows = Object.entries(events.definitions).map(([type, { v, data, personal }]) => {
      const { shape = {} } = /** @type {{ shape?: Record<string, ZodType> }} */ (data)
      const fields = Object.entries(shape).map(
        ([name, field]) => `\`${name}\`${field.safeParse(undefined).success ? '?' : ''}`,
      )
      return `| ${type} | ${v} | ${fields.join(', ') || '–'} | ${personal.map((path) => `\`${path}\``).join(', ') || '–'} |`
    })
    return `## ${category}\n\n| event | version | fields | encrypted with the person's key |\n|---|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Events\n\nMade by \`npm run generate\` from the schemas in \`packages/domain\`. Do not edit.\n\n${sections.join('\n')}`
}

function problemTable() {
  const rows = Object.entries(problemTypes).map(
    ([type, { status, title, advice }]) => `| \`urn:switchback:problem:${type}\` | ${status} | ${title} | ${advice} |`,
  )
  return `# Problems\n\nMade by \`npm run generate\`. The API responds to every error with a problem document (RFC 9457). If a rule refuses a command, the\ndocument has the rule's \`code\` and the \`facts\` behind it.\n\n| type | status | title | what to do |\n|---|---|---|---|\n${rows.join('\n')}\n`
}
