// Brings turbo.json up to date with what the specs import; with --check it only compares. Specs import packages that their own package must not
// depend on: the database package's specs need infra/testing, which depends on the database package. turbo's tasks may do what
// packages may not, since a test depends on builds, and a build on no test.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('../../', import.meta.url).pathname
const folders = [...['apps', 'packages'].flatMap(inside), 'infra/testing', 'infra/local-cluster']
/** Built programs that a package's specs start, besides their own. */
const programs = {
  'apps/standalone': ['web'],
  'infra/local-cluster': ['api', 'operator', 'projector', 'relay', 'standalone', 'web'],
}
/** Files outside of a package that its specs read. */
const files = {
  'apps/standalone': ['docs/access.md'],
  'infra/local-cluster': ['docs/*.json', 'infra/compose/**', 'infra/kubernetes/**', 'infra/images/**'],
  'packages/installation': ['packages/*/src/**', 'packages/*/sql/**', 'apps/*/src/**'],
  'packages/http-api': ['packages/domain/src/**', 'apps/web/src/app/**'],
}

const turbo = join(root, 'turbo.json')
const written = readFileSync(turbo, 'utf8')
const { tasks, ...more } = JSON.parse(written)
const common = Object.entries(tasks).filter(([name]) => !name.includes('#'))
const own = folders.flatMap((folder) => tasksOf(folder))
const wanted = JSON.stringify({ ...more, tasks: Object.fromEntries([...common, ...own]) }, null, 2)
if (JSON.stringify(JSON.parse(written)) !== JSON.stringify(JSON.parse(wanted))) {
  if (process.argv.includes('--check')) {
    console.error('turbo.json does not fit what the specs import. Run: npm run generate')
    process.exit(1)
  }
  const { format, resolveConfig } = await import('prettier')
  writeFileSync(turbo, await format(wanted, { ...(await resolveConfig(turbo)), filepath: turbo }))
}

/**
 * The tasks that check a package, where they need more than its declared dependencies.
 * @param {string} folder
 */
function tasksOf(folder) {
  const {
    name,
    dependencies = {},
    devDependencies = {},
  } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const declared = new Set([name, ...Object.keys(dependencies), ...Object.keys(devDependencies)])
  const imported = [...importsOf(join(root, folder, 'src'))].filter((one) => !declared.has(one))
  const started = (programs[/** @type {keyof typeof programs} */ (folder)] ?? []).map((one) => `@switchback/${one}`)
  const inputs = (files[/** @type {keyof typeof files} */ (folder)] ?? []).map((file) => `$TURBO_ROOT$/${file}`)
  const builds = (/** @type {string[]} */ names) => [...new Set(names)].sort().map((one) => `${one}#build`)
  return ['typecheck', 'lint', 'test'].flatMap((task) => {
    const needs = builds(task === 'test' ? [...imported, ...started] : imported)
    const reads = task === 'test' ? inputs : []
    if (needs.length + reads.length === 0) return []
    const usual = tasks[task]
    const changed = { ...usual, dependsOn: [...usual.dependsOn, ...needs], inputs: [...usual.inputs, ...reads] }
    return [[`${name}#${task}`, changed]]
  })
}

/**
 * The workspace packages that the sources below a folder import, specs included.
 * @param {string} folder
 * @returns {Set<string>}
 */
function importsOf(folder) {
  const names = new Set()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    for (const [, name] of text.matchAll(/from '(@switchback\/[a-z-]+)\//g)) names.add(name)
  }
  return names
}

/** @param {string} parent */
function inside(parent) {
  return readdirSync(join(root, parent))
    .sort()
    .map((name) => `${parent}/${name}`)
}
