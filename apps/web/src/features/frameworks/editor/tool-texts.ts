import { msg } from '../../../i18n/language'
import { entryWords } from '../../../journey/entry-words'

type Named = readonly [value: string, label: string]

/** The tools that a step can open. */
export const toolNames: readonly Named[] = [
  ['none', msg('none: it is simply done')],
  ['assessment', msg('assessment')],
  ['baseline', msg('baseline')],
  ['statement', msg('statement')],
  ...Object.values(entryWords).map(({ tool, opens }): Named => [tool, opens]),
  ['applications', msg('applications')],
  ['outcome', msg('outcome')],
]

/** What a gate can count. */
export const countNames: readonly Named[] = [
  ['evidence-accepted', msg('evidence accepted')],
  ['assessment-shared', msg('assessments shared')],
  ['baseline', msg('baseline')],
  ['statement', msg('statements')],
  ...Object.entries(entryWords).map(([kind, { counted }]): Named => [kind, counted]),
  ['application', msg('applications')],
  ['application-accepted', msg('applications accepted')],
  ['outcome', msg('outcomes')],
]
