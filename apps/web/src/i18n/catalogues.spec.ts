import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const here = dirname(fileURLToPath(import.meta.url))
const sources = dirname(here)
const catalogue = (language: string) =>
  JSON.parse(readFileSync(join(here, `${language}.json`), 'utf8')) as Record<string, string>
const practice = { english: catalogue('en-practice'), german: catalogue('de-practice') }
const english = { ...catalogue('en'), ...practice.english }
const german = { ...catalogue('de'), ...practice.german }

/** Attributes that people read or hear. */
const spoken = ['label', 'title', 'placeholder', 'description', 'aria-label', 'alt']

interface Found {
  /** Ids of texts, and whether they have a plural. */
  ids: Map<string, boolean>
  /** The files that use each text. */
  files: Map<string, string[]>
  /** Texts that go past the catalogues. */
  untranslated: string[]
}

/** Every text of the sources: the arguments of `t` and `msg`, and texts that bypass them. */
function textsOf(folder: string): Found {
  const found: Found = { ids: new Map(), files: new Map(), untranslated: [] }
  for (const path of readdirSync(folder, { recursive: true }) as string[]) {
    if (!/\.tsx?$/.test(path) || /\.spec\.|^testing\//.test(path)) continue
    const text = readFileSync(join(folder, path), 'utf8')
    // In a file without JSX, `<Data>(data: Data) => data` is a function and not an element.
    const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) && /^(t|msg|i18next\.t)$/.test(node.expression.getText())) {
        const [id, values] = node.arguments
        if (id && ts.isStringLiteralLike(id)) {
          found.ids.set(id.text, (found.ids.get(id.text) ?? false) || /\bcount\b/.test(values?.getText() ?? ''))
          found.files.set(id.text, [...(found.files.get(id.text) ?? []), path])
        }
      }
      if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) found.untranslated.push(`${path}: ${node.text.trim()}`)
      if (
        ts.isJsxAttribute(node) &&
        spoken.includes(node.name.getText()) &&
        node.initializer &&
        ts.isStringLiteral(node.initializer) &&
        /\p{L}{2}/u.test(node.initializer.text) &&
        !node.initializer.text.includes('://')
      )
        found.untranslated.push(`${path}: ${node.initializer.text}`)
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return found
}

const { ids, files, untranslated } = textsOf(sources)
const used = [...ids].flatMap(([id, plural]) => (plural ? [`${id}_one`, `${id}_other`] : [id]))
const variables = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].sort()
/** Problems are in German only: in English the server's own text is shown, which is more exact. */
const ofProblem = (id: string) => id.startsWith('problem.')

describe('the texts of the screens', () => {
  it('go through the catalogues', () => {
    // The names of keys, and of the product, are the same in every language.
    const names = /: (Enter|Switchback)$/
    expect(untranslated.filter((text) => !names.test(text))).toEqual([])
  })
  it('have ids of an area and a thing', () =>
    expect([...ids.keys()].filter((id) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z0-9]*$/.test(id))).toEqual([]))
  it.each([
    ['English', english],
    ['German', german],
  ])('are all there in %s, plurals too, and none is left over', (_, catalogue) =>
    expect(
      Object.keys(catalogue)
        .filter((id) => !ofProblem(id))
        .sort(),
    ).toEqual(used.toSorted()),
  )
  it('of the practice are used by its own screens only, which load them', () => {
    const app = readFileSync(join(sources, 'app/App.tsx'), 'utf8')
    const folderOf = (id: string) => id.split('.')[0]!.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const isOfPractice = (id: string) => [id, `${id}_other`].some((key) => key in practice.english)
    const elsewhere = [...files]
      .filter(([id]) => isOfPractice(id))
      .flatMap(([id, paths]) => paths.filter((path) => !path.startsWith(`features/${folderOf(id)}/`)))
    expect(elsewhere).toEqual([])
    const folders = new Set([...ids.keys()].filter(isOfPractice).map(folderOf))
    const notLoading = [...folders].filter((folder) =>
      new RegExp(` lazy\\(\\(\\) => import\\('../features/${folder}/`).test(app),
    )
    expect(notLoading).toEqual([])
    expect(folders.size).toBeGreaterThan(5)
  })
  it('are never empty', () =>
    expect([english, german].flatMap((all) => Object.keys(all).filter((id) => !all[id]!.trim()))).toEqual([]))
  it('have the same values in German as in English; only the singular may leave out its number', () =>
    expect(
      used.filter((id) => {
        const left = (all: Record<string, string>) =>
          variables(all[id] ?? '').filter((name) => !(id.endsWith('_one') && name === 'count'))
        return String(left(english)) !== String(left(german))
      }),
    ).toEqual([]))
})
