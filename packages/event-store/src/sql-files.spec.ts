import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Every SQL file of the repository, by its path, with the SHA-256 of its content. A new file gets a line in sql-files.json. So does a
 * function that changed: raise the revision in its first line, and put the new hash there.
 */
function sqlFiles(): Record<string, string> {
  const found = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((name) => {
      const folder = join(root, group, name, 'sql')
      const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
      return files.filter((file) => file.endsWith('.sql')).map((file) => `${group}/${name}/sql/${file}`)
    }),
  )
  const sum = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex')
  return Object.fromEntries(found.toSorted().map((path) => [path, sum(path)]))
}

it('a numbered SQL file never changes, and a function that changes gets a higher revision', () => {
  const kept = JSON.parse(readFileSync(join(root, 'packages/event-store/src/sql-files.json'), 'utf8')) as unknown
  expect(sqlFiles()).toEqual(kept)
})
