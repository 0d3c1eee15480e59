// Watches what the program is made of. Node's own recursive watching loses a file on Linux once an editor has replaced it (saved it under
// another name and renamed it), so each folder is watched by itself.
import { existsSync, readdirSync, statSync, watch } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { root } from './workspace.mjs'

/**
 * Watches the sources and SQL files of every package and of the program, new folders among them.
 * @param {(path: string) => void} onEdit gets the path of a source that was written, made or removed; often twice for one edit
 */
export function watchSources(onEdit) {
  const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name))
  const parts = [...packages, join(root, 'apps', 'standalone')]
  const folders = parts.flatMap((part) => [join(part, 'src'), join(part, 'sql')]).filter((path) => existsSync(path))
  for (const folder of folders) watchFolder(folder, onEdit, new Set())
}

/**
 * @param {string} folder
 * @param {(path: string) => void} onEdit
 * @param {Set<string>} watched the folders that are watched already
 */
function watchFolder(folder, onEdit, watched) {
  if (watched.has(folder)) return
  watched.add(folder)
  /** @param {string} path */
  const seen = (path) => isSource(path) && onEdit(path.slice(root.length + 1))
  const watcher = watch(folder, (_, name) => {
    const path = join(folder, name ?? '')
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      for (const known of watched) if (`${known}${sep}`.startsWith(`${path}${sep}`)) watched.delete(known)
      return seen(path)
    }
    if (watched.has(path)) return
    // A new folder can have files before it is watched.
    watchFolder(path, onEdit, watched)
    for (const file of readdirSync(path, { recursive: true, encoding: 'utf8' })) seen(join(path, file))
  })
  // Windows reports a removed folder as an error.
  watcher.on('error', () => watcher.close())
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) watchFolder(join(folder, entry.name), onEdit, watched)
}

/**
 * Whether a file is a source, and neither a spec nor an editor's own file beside it, whose name begins with a dot.
 * @param {string} path
 */
function isSource(path) {
  return /\.(ts|sql|json)$/.test(path) && !path.endsWith('.spec.ts') && !basename(path).startsWith('.')
}
