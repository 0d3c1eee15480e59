import { msg } from '../../../i18n/language'
import { entryWords } from '../../../journey/entry-words'

type Named = readonly [value: string, label: string]

/** The tools that a step can open. */
export const toolNames: readonly Named[] = [
  ['none', msg('frameworks.toolNone')],
  ['assessment', msg('frameworks.toolAssessment')],
  ['baseline', msg('frameworks.toolBaseline')],
  ['statement', msg('frameworks.toolStatement')],
  ...Object.values(entryWords).map(({ tool, opens }): Named => [tool, opens]),
  ['applications', msg('frameworks.toolApplications')],
  ['outcome', msg('frameworks.toolOutcome')],
]

/** What a gate can count. */
export const countNames: readonly Named[] = [
  ['evidence-accepted', msg('frameworks.evidenceAccepted')],
  ['assessment-shared', msg('frameworks.assessmentsShared')],
  ['baseline', msg('frameworks.toolBaseline')],
  ['statement', msg('frameworks.statements')],
  ...Object.entries(entryWords).map(([kind, { counted }]): Named => [kind, counted]),
  ['application', msg('frameworks.toolApplications')],
  ['application-accepted', msg('frameworks.offersAccepted')],
  ['outcome', msg('frameworks.outcomes')],
]
