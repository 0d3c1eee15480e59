// Finds the words that leave (docs/writing.md) in sources, documents and the texts of the screens. Part of npm run lint.
// words-allowed.json says how many of them each file may still have: a file may have fewer, never more.
// With --update it writes what is left now; it refuses if that is more than before.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Each word, and what to write instead.
 * @type {[RegExp, string][]}
 */
const words = [
  [/\b(?:re)?told\b|\btells\b/gi, 'says, reports, discloses, is notified; by default'],
  [/\brefuses? with\b/gi, 'throws, responds with'],
  [/\banew\b/gi, 'again; update'],
  [/\bmend(?:s|ed|ing)?\b/gi, 'fix'],
  [/\bstands?\b(?! (?:for|out|alone)\b)/gi, 'is'],
  [/\bwhom(?:ever)?\b|\bwhoever\b|\bwhomsoever\b/gi, 'who; anyone who'],
  [/\bsomebody(?:'s)?\b|\bnobody(?:'s)?\b|\beverybody(?:'s)?\b/gi, 'someone, no one, everyone'],
  [/\bfor ever\b/gi, 'permanently'],
  [/\breckon(?:s|ed|ing)?\b/gi, 'compute, estimate'],
  [/\bmeanwhile\b/gi, 'in the meantime'],
  [/\bat hand\b|\bof one['’]s own\b/gi, 'current; own'],
  [/\bbears?\b/gi, 'handle'],
  [/\brefold(?:s|ed|ing)?\b|\bfold(?:s|ed)? again\b/gi, 'replay, rebuild'],
  [/\bforesee(?:s|n)?\b/gi, 'optimistic update'],
  [/(?<=\/\*\* |\/\/ )Gives\b/g, 'Returns'],
  [/\bcase \d+:/gi, 'the sentence itself'],
  [/\bwherefrom\b|\bthereof\b|\bhereby\b|\blest\b|\bthereby\b/gi, 'plain words'],
]

const root = fileURLToPath(new URL('../..', import.meta.url))
const allowedPath = join(root, 'infra/lint/words-allowed.json')
const isRead = (/** @type {string} */ file) =>
  /\.(md|ts|tsx|js|mjs|yaml)$|^apps\/web\/src\/i18n\/.*\.json$/.test(file) &&
  !/generated|docs\/writing\.md|infra\/lint\/words\.mjs|pnpm-lock|statistics\/fixtures/.test(file)

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((file) => file !== '' && isRead(file) && existsSync(join(root, file)))

/**
 * A text; of a catalogue the English keys alone, since the words are English.
 * @param {string} file
 */
function textOf(file) {
  const text = readFileSync(join(root, file), 'utf8')
  return file.endsWith('.json') ? text.replace(/": ".*/g, '"') : text
}

const found = new Map(files.map((file) => [file, wordsIn(textOf(file))]))
/** @type {Record<string, number>} */
const allowed = JSON.parse(readFileSync(allowedPath, 'utf8'))
const isUpdate = process.argv.includes('--update')
const left = Object.fromEntries(
  [...found]
    .flatMap(([file, { length }]) => (length > 0 ? [{ file, length }] : []))
    .sort((one, other) => (one.file < other.file ? -1 : 1))
    .map(({ file, length }) => [file, length]),
)
const total = (/** @type {Record<string, number>} */ counts) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

if (isUpdate && total(left) <= total(allowed)) {
  writeFileSync(allowedPath, `${JSON.stringify(left, null, 2)}\n`)
  console.log(`${total(left)} words are left in ${Object.keys(left).length} files.`)
} else {
  const worse = [...found].filter(([file, { length }]) => length > (allowed[file] ?? 0))
  for (const [file, places] of worse) {
    console.error(`${file}: ${places.length} words that docs/writing.md replaces, ${allowed[file] ?? 0} allowed`)
    for (const { line, word, instead } of places) console.error(`  ${line}: "${word}": ${instead}`)
  }
  process.exitCode = worse.length > 0 || isUpdate ? 1 : 0
}

/**
 * The words of a text that are to leave, with their lines.
 * @param {string} text
 */
function wordsIn(text) {
  return text
    .split('\n')
    .flatMap((content, at) =>
      words.flatMap(([pattern, instead]) =>
        [...content.matchAll(pattern)].map(([word]) => ({ line: at + 1, word, instead })),
      ),
    )
}
