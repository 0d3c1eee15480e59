import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Projection } from '@switchback/projections/projection'
import ts from 'typescript'
import { allProjections } from './all-projections.js'

/**
 * A view's rows are made by its columns and its fold. Where these change and the version does not, rows that are there stay as the old
 * fold made them. definitions.json keeps a hash of both; this spec compares.
 */
const here = join(process.cwd(), 'packages/views/src')
const domain = join(process.cwd(), 'packages/domain/src')
const known = JSON.parse(readFileSync(join(here, 'definitions.json'), 'utf8')) as Record<string, string>

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** The folder of a view: `coach_caseload` is in coach-caseload. */
const foldOf = ({ table }: Projection) => join(here, table.name.replaceAll('_', '-'), 'projection.ts')

/** What a file is without its types, comments and layout: what it does. */
const codeOf = (path: string) =>
  ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true },
  }).outputText

/** The files whose code is part of a fold: its own, those of this package that it uses, and the evolve functions of the domain. */
function partsOf(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || !existsSync(path)) return seen
  seen.add(path)
  for (const [, name = ''] of codeOf(path).matchAll(/^import .* from '(.*)';$/gm)) {
    const file = name.startsWith('@switchback/domain/')
      ? join(domain, `${name.slice('@switchback/domain/'.length)}.ts`)
      : join(dirname(path), name.replace(/\.js$/, '.ts'))
    if (name.startsWith('.') || name.startsWith('@switchback/domain/')) partsOf(file, seen)
  }
  return seen
}

const isPart = (path: string) => path.startsWith(here) || path.endsWith('/evolve.ts')

function definitionOf(projection: Projection): string {
  const { columns, indexes, concerns } = projection.table
  const code = [...partsOf(foldOf(projection))]
    .filter(isPart)
    .sort()
    .map((path) => codeOf(path).replaceAll(/^import .*$/gm, ''))
  return `${hashOf(JSON.stringify([columns, indexes, concerns]))} ${hashOf(code.join('\n'))}`
}

describe('the columns and the fold of a view', () => {
  it.each(allProjections.map((projection) => ({ id: projection.id, projection })))(
    'are those that $id was published with',
    ({ id, projection }) => {
      const { name, version } = projection.table
      const definition = definitionOf(projection)
      if (known[id] === definition) return
      throw new Error(
        `The columns or the fold of ${name} are others than those of version ${version}. If its rows change, make its version ` +
          `${version + 1}, so that it is built again beside the old one. Then write this into definitions.json: "${id}": "${definition}"`,
      )
    },
  )

  it('are kept for the views that there are, and for no others', () => {
    expect(Object.keys(known).sort()).toEqual(allProjections.map(({ id }) => id).sort())
  })
})
