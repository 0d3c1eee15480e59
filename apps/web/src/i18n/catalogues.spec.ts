import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const here = dirname(fileURLToPath(import.meta.url))
const sources = dirname(here)
const catalogue = (language: string) =>
  JSON.parse(readFileSync(join(here, `${language}.json`), 'utf8')) as Record<string, string>
const english = catalogue('en')
const german = catalogue('de')

/** Attributes that people read or hear. */
const spoken = ['label', 'title', 'placeholder', 'description', 'aria-label', 'alt']

interface Found {
  /** Keys of texts, and whether they have a plural. */
  keys: Map<string, boolean>
  /** Texts that go past the catalogues. */
  untranslated: string[]
}

/** Every text of the sources: the arguments of `t` and `msg`, and texts that bypass them. */
function textsOf(folder: string): Found {
  const found: Found = { keys: new Map(), untranslated: [] }
  for (const path of readdirSync(folder, { recursive: true }) as string[]) {
    if (!/\.tsx?$/.test(path) || /\.spec\.|^testing\//.test(path)) continue
    const text = readFileSync(join(folder, path), 'utf8')
    // In a file without JSX, `<Data>(data: Data) => data` is a function and not an element.
    const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) && /^(t|msg|i18next\.t)$/.test(node.expression.getText())) {
        const [key, values] = node.arguments
        if (key && ts.isStringLiteralLike(key))
          found.keys.set(key.text, (found.keys.get(key.text) ?? false) || /\bcount\b/.test(values?.getText() ?? ''))
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

const { keys, untranslated } = textsOf(sources)
const forms = [...keys].flatMap(([key, plural]) => (plural ? [`${key}_one`, `${key}_other`] : [key]))
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort()

describe('the texts of the screens', () => {
  it('go through the catalogues', () => {
    // The names of keys, and of the product, are the same in every language.
    const names = /: (Enter|Switchback)$/
    expect(untranslated.filter((text) => !names.test(text))).toEqual([])
  })
  it('are all there in English: the plurals', () =>
    expect([...keys].flatMap(([key, plural]) => (plural ? [`${key}_one`, `${key}_other`] : []))).toEqual(
      expect.arrayContaining(Object.keys(english)),
    ))
  it('have no English plural missing', () =>
    expect([...keys].filter(([key, plural]) => plural && !(`${key}_other` in english))).toEqual([]))
  it('are all there in German', () => expect(forms.filter((key) => !german[key]?.trim())).toEqual([]))
  it('are used, each of the German ones', () =>
    expect(Object.keys(german).filter((key) => !key.startsWith('problem:') && !forms.includes(key))).toEqual([]))
  it('say the same things in German: no value is left out', () => {
    const singular = (key: string) => key.endsWith('_one')
    expect(
      forms.filter(
        (key) =>
          !singular(key) &&
          String(variables(key)) !== String(variables(german[key] ?? '')) &&
          !key.startsWith('problem:'),
      ),
    ).toEqual([])
  })
})
