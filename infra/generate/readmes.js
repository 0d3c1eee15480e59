import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const imported = /(?:from|import\() ?'@switchback\/([^/']+)\//g

/**
 * The READMEs of packages, apps and helpers, with their neighbours as the sources (without specs) import them today.
 * @param {string} root
 */
export function readmes(root) {
  const folders = ['apps', 'packages', 'infra'].flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(join(root, folder, 'src')) && existsSync(join(root, folder, 'README.md'))),
  )
  const importsOf = new Map(folders.map((folder) => [folder, importsIn(join(root, folder, 'src'), nameOf(folder))]))
  return Object.fromEntries(
    folders.map((folder) => {
      const name = nameOf(folder)
      const users = folders.filter((other) => importsOf.get(other)?.has(name)).map(nameOf)
      const text = readFileSync(join(root, folder, 'README.md'), 'utf8')
        .replace(/^- Imports: .*$/m, `- Imports: ${listOf([...(importsOf.get(folder) ?? [])])}.`)
        .replace(/^- Imported by: .*$/m, `- Imported by: ${listOf(users)}.`)
      return [`${folder}/README.md`, text]
    }),
  )
}

const nameOf = (/** @type {string} */ folder) => folder.slice(folder.indexOf('/') + 1)

const listOf = (/** @type {string[]} */ names) => (names.length === 0 ? 'nothing' : names.sort().join(', '))

/**
 * @param {string} folder
 * @param {string} own
 * @returns {Set<string>}
 */
function importsIn(folder, own) {
  const names = new Set()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.includes('.spec.')) continue
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    for (const [, name] of text.matchAll(imported)) if (name !== own) names.add(name)
  }
  return names
}
