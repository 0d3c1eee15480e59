import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brokenReferences } from './references.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))

// SQL files are hashed and never change, so what they say about other files may be out of date.
const texts = files.filter(
  (file) =>
    /\.(md|ts|tsx|js|mjs|yaml|json|nginx)$|(^|\/)(Dockerfile|run)$/.test(file) &&
    !/generated|pnpm-lock|words-allowed/.test(file),
)

describe('the repository', () => {
  it('has every file, heading, decision and document that its documents and comments refer to', () => {
    expect(texts.length).toBeGreaterThan(500)
    const broken = texts.flatMap((file) => brokenReferences(root, files, file))
    expect(broken.map(({ at, missing }) => `${at} ${missing}`)).toEqual([])
  })
})

describe('the walks', () => {
  it('name ten and fourteen files, each with a word that is in the file', () => {
    const walks = readFileSync(join(root, 'docs/walk.md'), 'utf8').split('\n## ').slice(1)
    expect(walks).toHaveLength(2)
    for (const [at, walk] of walks.entries()) {
      const stops = [...walk.matchAll(/^\| \d+ +\| \[[^\]]+\]\(\.\.\/([^)]+)\) +\| `([^`]+)` +\|/gm)]
      expect(stops).toHaveLength([10, 14][at]!)
      const lost = stops.filter(([, file, word]) => !readFileSync(join(root, file!), 'utf8').includes(word!))
      expect(lost.map(([, file, word]) => `${file} has no ${word}`)).toEqual([])
    }
  })
})

describe('every decision', () => {
  it.each(files.filter((file) => file.startsWith('docs/decisions/')))(
    '%s begins with number, date and status',
    (file) => {
      const number = /(\d+)-[^/]+$/.exec(file)![1]
      const form = new RegExp(
        `^# ${number}\\. .+\n\nDate: \\d{4}-\\d{2}-\\d{2}\\. Status: (accepted|superseded by \\d+)\\.`,
      )
      expect(readFileSync(join(root, file), 'utf8')).toMatch(form)
    },
  )
})

describe('the check of references', () => {
  let folder: string
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'switchback-references-'))))
  afterAll(() => rmSync(folder, { recursive: true }))

  function missingFrom(name: string, text: string) {
    writeFileSync(join(folder, name), text)
    return brokenReferences(folder, ['docs/decisions/08-what.md', name], name).map(({ missing }) => missing)
  }

  it('finds a dead link and a dead anchor, and follows those that are alive', () => {
    const text = '# A page\n[a](page.md#a-page) [b](#nothing) [c](gone.md) [d](https://example.org/x)\n'
    expect(missingFrom('page.md', text)).toEqual(['#nothing', 'gone.md', 'gone.md'])
  })

  it('finds a stale path, file name, decision or chapter in a comment, and reads no code', () => {
    const text = `import './gone.js' // see packages${'/gone'}/x.ts\n/**\n * As ${'gone'}.ts says in ${'part'} 4, decision 08 and ${'decision'} 99.\n */\n`
    expect(missingFrom('code.ts', text)).toEqual(['packages/gone/x.ts', 'gone.ts', 'decision 99', 'part 4'])
  })
})
