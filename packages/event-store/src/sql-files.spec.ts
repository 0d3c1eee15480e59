import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Every SQL file of the repository, by its path, with the SHA-256 of its content. */
function sqlFiles(): Record<string, string> {
  const found = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((name) => {
      const folder = join(root, group, name, 'sql')
      const files = readdirSync(join(root, group, name)).includes('sql') ? readdirSync(folder) : []
      return files.map((file) => `${group}/${name}/sql/${file}`)
    }),
  )
  const sum = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex')
  return Object.fromEntries(found.toSorted().map((path) => [path, sum(path)]))
}

it('no SQL file that ran somewhere is changed: a change is a new file, which is added to sql-files.json', () => {
  const kept = JSON.parse(readFileSync(join(root, 'packages/event-store/src/sql-files.json'), 'utf8')) as unknown
  expect(sqlFiles()).toEqual(kept)
})
