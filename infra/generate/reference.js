import { allQueries } from '@switchback/views/all-queries'
import { queryAccess } from '@switchback/domain/access'
import { commandAccess } from '@switchback/domain/command-access'
import { commandPath } from '@switchback/domain/kernel/commands'
import { deciders } from '@switchback/domain/deciders'
import { decidersOf } from './deciders.js'

const people = {
  owner: 'owner',
  coach: 'coach',
  client: 'client',
  sponsor: 'sponsor',
  self: 'the client',
  'own-coach': 'the coach in charge',
  policy: 'process manager',
  invited: 'who is invited',
  storage: 'upload',
  operator: 'operator',
}
const whoOf = (/** @type {readonly (keyof typeof people)[]} */ who) => who.map((each) => people[each]).join(', ')
const made = 'Made by `npm run generate` from the sources. Do not edit.'

/**
 * docs/reference/commands.md: every command, its address, who may send it, where it is decided, and the events that it can cause.
 * @param {string} root
 */
export function commandReference(root) {
  const events = Object.values(deciders).flatMap((decider) => Object.keys(decider.events.definitions))
  const sections = Object.values(deciders).map(({ category, path, commands }) => {
    const decidedAt = decidersOf(root, [`packages/domain/src/${category}`, 'packages/domain/src/entries'], events)
    const rows = Object.keys(commands).map((type) => {
      const found = decidedAt(type)
      if (!found) throw new Error(`No table of rules in packages/domain/src/${category} has ${type}.`)
      const who = commandAccess[`${category}.${type}`]
      if (!who) throw new Error(`Who may send ${type} is not in packages/domain/src/command-access.ts.`)
      const { file, line, events: caused } = found
      const link = `[${file.split('/').at(-1)}:${line}](../../${file}#L${line})`
      const route = `\`${path}/:id/${commandPath(type)}\``
      return `| ${type} | ${route} | ${whoOf(who)} | ${link} | ${caused.join(', ') || '–'} |`
    })
    return `## ${category}\n\n| command | POST /api/ | who may | decided in | events |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Commands\n\n${made} Who may is followed by the rules of the decider. "The coach in charge" leads this journey or cohort.\n\n${sections.join('\n')}`
}

/** docs/reference/queries.md: every query, its address, who may send it, and the views that it reads. */
export function queryReference() {
  const rows = allQueries.map(({ name, path, summary, tables }) => {
    const views = [...new Set(tables.map(({ name: table }) => table))].map(linkOf).join(', ')
    return `| ${name} | \`${path}\` | ${whoOf(queryAccess[name])} | ${views} | ${summary} |`
  })
  return `# Queries\n\n${made}\n\n| query | GET /api/ | who may | views | what it returns |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
}

const linkOf = (/** @type {string} */ table) => `[${table}](../../packages/views/src/${table.replaceAll('_', '-')})`
