import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'switchback-typed-rules-'))))
afterAll(() => rmSync(folder, { recursive: true }))

/** The typed rules that a file with this text breaks. */
function brokenRules(name: string, text: string): Promise<string[]> {
  const tsconfig = {
    compilerOptions: { strict: true, noEmit: true, allowJs: true, target: 'es2023', module: 'nodenext' },
  }
  const place = join(folder, name.replace('.', '-'))
  mkdirSync(place)
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(tsconfig))
  writeFileSync(join(place, name), text)
  const options = ['-c', join(root, 'infra/lint/oxlint.json'), '--format', 'json', name]
  return new Promise((resolve, reject) => {
    execFile(join(root, 'node_modules/.bin/oxlint'), options, { cwd: place }, (_, said, problem) => {
      if (problem) return reject(new Error(problem))
      const { diagnostics } = JSON.parse(said) as { diagnostics: { code: string }[] }
      resolve(diagnostics.map(({ code }) => code).sort())
    })
  })
}

describe('the rules that need types', () => {
  it('find a promise that no one waits for, and one given to who expects none', async () => {
    const text = 'async function work() {}\nwork();[1].forEach(work)\nexport {}\n'
    const found = ['typescript(no-floating-promises)', 'typescript(no-misused-promises)']
    expect(await brokenRules('planted.ts', text)).toEqual(found)
    expect(await brokenRules('planted.mjs', text)).toEqual(found)
  })

  it('find a kind that a switch forgets', async () => {
    const text = "export function named(kind: 'a' | 'b') {\n  switch (kind) {\n    case 'a':\n      return 1\n  }\n}\n"
    expect(await brokenRules('kinds.ts', text)).toEqual(['typescript(switch-exhaustiveness-check)'])
  })
})
