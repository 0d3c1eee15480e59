import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entities } from '@switchback/identity/entities'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)
const programs = [...packages, ...readdirSync(join(root, 'apps')).map((name) => `apps/${name}`)]

/** The files of a folder with such an ending, by their path from the root; none where there is no folder. */
function filesOf(folder: string, ending: RegExp): string[] {
  try {
    const entries = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    return entries.filter((name) => ending.test(name)).map((name) => `${folder}/${name}`)
  } catch {
    return []
  }
}
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')

/** The tables and functions that the SQL files and entities of each package make. */
const owners = new Map<string, string>()
for (const folder of packages) {
  const made = /create (?:or replace )?(?:unlogged )?(?:table|function|view) (?:if not exists )?(\w+)/gi
  for (const file of [...filesOf(`${folder}/sql`, /\.sql$/), ...filesOf(`${folder}/src/migrations`, /\.ts$/)])
    for (const [, name] of textOf(file).matchAll(made)) if (!owners.has(name!)) owners.set(name!, folder)
}
for (const { options } of entities) owners.set(options.name, 'packages/identity')
// A file of projections makes it, from before command handling had one.
owners.set('process_manager_refusal', 'packages/command-handling')
// Row-level security of a tenant, for every package's tables.
owners.delete('protect_by_tenant')

/** The texts of a source file: strings and templates, with a blank where a template has a value. */
function textsIn(file: string): string[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest)
  const texts: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text)
    else if (ts.isTemplateExpression(node))
      texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' _ '))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

/** The tables and functions that a text of SQL uses. */
function usedIn(text: string): string[] {
  if (!/\b(select|insert into|update|delete from|declare|lock table)\b/.test(text)) return []
  const tables = [...text.matchAll(/\b(?:from|join|into|update|lock table)\s+(?:only\s+)?(\w+)/g)]
  const functions = [...text.matchAll(/\b(\w+)\s*\(/g)]
  return [...tables, ...functions].map(([, name]) => name!)
}

/** What uses a table or function of another package, as `file: name of package`. */
function foreignUses(files: string[], textsOf: (file: string) => string[]): string[] {
  return files.flatMap((file) => {
    const own = file.split('/').slice(0, 2).join('/')
    const used = new Set(textsOf(file).flatMap(usedIn))
    return [...used]
      .filter((name) => owners.has(name) && owners.get(name) !== own)
      .map((name) => `${basename(own)}/${basename(file)}: ${name} of ${basename(owners.get(name)!)}`)
  })
}

it('every package with tables is known', () => {
  expect([...new Set(owners.values())].map((folder) => basename(folder)).sort()).toEqual([
    'command-handling',
    'event-feed',
    'event-store',
    'identity',
    'jobs',
    'projections',
  ])
  expect(owners.size).toBeGreaterThan(40)
})

it('a statement names its tables and functions', () => {
  const statement =
    'with gone as (delete from account a where true) select some_function(1) from event e join tenant_head h on true'
  expect(usedIn(statement)).toEqual(['account', 'event', 'tenant_head', 'as', 'some_function'])
})

it('no source reads or writes a table of another package, or calls its SQL functions', () => {
  const sources = programs.flatMap((folder) =>
    filesOf(`${folder}/src`, /\.tsx?$/).filter((file) => !/\.spec\.tsx?$|\/e2e\/|\/testing\//.test(file)),
  )
  expect(foreignUses(sources, textsIn)).toEqual([
    // A view and what it has reached are read in the one round trip that a query takes.
    'views/view-reader.ts: head_of of event-store',
    'views/view-reader.ts: projection_checkpoint of projections',
  ])
})

it('no new SQL file uses a table of another package', () => {
  const files = packages.flatMap((folder) => filesOf(`${folder}/sql`, /\.sql$/))
  const withoutComments = (file: string) => [textOf(file).replace(/--.*$/gm, '')]
  // These are on installations already, and files that have run never change.
  expect(foreignUses(files, withoutComments)).toEqual([
    'event-feed/150-relay.sql: tenant_head of event-store',
    'event-feed/150-relay.sql: event of event-store',
    'jobs/300-reporting.sql: tenant_head of event-store',
    'jobs/311-housekeeping.sql: evidence_file of identity',
    'jobs/311-housekeeping.sql: account_membership of identity',
    'projections/100-projections.sql: tenant_head of event-store',
    'projections/101-lag.sql: tenant_head of event-store',
    'projections/102-tenants-behind.sql: tenant_head of event-store',
    'projections/110-process-manager-refusal.sql: process_manager_refusal of command-handling',
  ])
})
