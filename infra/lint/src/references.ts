import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What a text refers to that is not in the repository: the file and line, and what is missing. */
export interface Broken {
  at: string
  missing: string
}

const link = /\]\(([^)\s]+)\)/g
const repositoryPath = /(?<![\w./@-])(?:apps|packages|infra|docs)\/(?!v\d)[\w.@/-]*\w/g
const fileName = /(?<![\w./*{}$-])[\w-][\w.-]*\.(?:md|ts|tsx|mjs|sql)\b(?![\w/(])/g
const decision = /\bdecision (\d+)\b/gi
/** Chapters of documents outside the repository; those of an RFC are public. */
const chapter = /(?<!RFC \d+, )\b(?:part|section|chapter|case) \d+\b/gi

/** Built, installed or made at run time: never in the repository. */
const isMade = (path: string) => /(^|\/)(dist|node_modules|\.data|\.env)(\/|$)/.test(path)

/** The anchor that a heading of Markdown gets: lower case, without punctuation, hyphens between the words. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/`|\[|\]\([^)]*\)/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const anchorsOf = (text: string) => new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!)))

/** The lines of a text with what is no comment blanked out, for TypeScript and JavaScript; all lines of everything else. */
function readableLines(file: string, text: string): string[] {
  const lines = text.split('\n')
  if (!/\.(ts|tsx|js|mjs)$/.test(file)) return lines
  let inBlock = false
  return lines.map((line) => {
    const from = inBlock ? 0 : line.search(/(?<![:\w'"`])\/[/*]/)
    if (from === -1) return ''
    const comment = line.slice(from)
    inBlock = (inBlock || comment.startsWith('/*')) && !comment.includes('*/')
    return comment
  })
}

/**
 * Finds the references of a file that lead nowhere: links and their anchors, paths from the root of the repository, names of files, numbers
 * of decisions, and chapters of documents that are not here. `files` lists the repository's files as paths from `root`.
 */
export function brokenReferences(root: string, files: readonly string[], file: string): Broken[] {
  const text = readFileSync(join(root, file), 'utf8')
  const known = new Set(files.map((each) => basename(each)))
  const decisions = new Set(files.flatMap((each) => /^docs\/decisions\/(\d+)-/.exec(each)?.[1] ?? []))
  const exists = (path: string) => isMade(path) || existsSync(join(root, path))
  return readableLines(file, text).flatMap((line, at) => {
    const missing: string[] = []
    if (file.endsWith('.md'))
      for (const [, target] of line.matchAll(link)) if (!isReached(root, file, target!)) missing.push(target!)
    for (const [path] of line.matchAll(repositoryPath)) if (!exists(path) && !exists(`${path}.ts`)) missing.push(path)
    for (const [name] of line.matchAll(fileName)) if (!known.has(name)) missing.push(name)
    for (const [words, number] of line.matchAll(decision))
      if (!decisions.has(number!.padStart(2, '0'))) missing.push(words)
    for (const [words] of line.matchAll(chapter)) missing.push(words)
    return missing.map((each) => ({ at: `${file}:${at + 1}`, missing: each }))
  })
}

function isReached(root: string, file: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true
  const [path, anchor] = target.split('#') as [string, string?]
  const reached = path === '' ? join(root, file) : join(root, dirname(file), path)
  if (!existsSync(reached)) return false
  return anchor === undefined || !reached.endsWith('.md') || anchorsOf(readFileSync(reached, 'utf8')).has(anchor)
}
