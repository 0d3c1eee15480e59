import type { ResultId, TableId } from '@switchback/analytics/figures/results'
import type { QueryResult } from '../../api/client'
import { useTranslation } from 'react-i18next'
import { msg } from '../../i18n/language'

export type Figures = QueryResult<'/api/figures'>
export type Table = NonNullable<Figures['figures']>['tables'][string]
type Framework = Figures['frameworks'][number]

/** A figure on the screen: its table, and how it is defined. */
export interface Figure {
  id: TableId
  title: string
  /** The phase or framework that the title is about. */
  about?: string
  definition: string
  shape: 'path' | 'curve' | 'bars'
}

export interface Section {
  title: string
  figures: Figure[]
}

const time = msg(
  'Kaplan-Meier estimate of the days in this phase, of those who entered it, pauses taken out. Who is still in it at the end of the period, or withdrew, counts as censored. Shares are rounded, so that each step is of enough people.',
)
const taking = msg('In which band the score of the taking was: sum of the ratings over the maximum. Never a diagnosis.')
const shift = msg(
  'Low is 1-2, middle 3, high 4-5 on a scale of 5, at the baseline and at the latest outcome recorded, of those with both.',
)
const change = msg(
  'Mean difference with its 95 % interval (Student’s t) and effect size (Cohen’s d of paired values), of those with both, from 50 people on.',
)
const compared = msg('The latest outcome recorded beside the baseline, of those with both.')
const counted = msg('How many different ones each client recorded up to the end of the period.')

interface Presentation {
  section: string
  title: string
  definition: string
  shape: Figure['shape']
  /** Whether there is one for each framework, or for each phase of each framework. */
  per?: 'framework' | 'phase'
  /** Whether its title needs the name of the framework, where several have figures. */
  isNamed?: boolean
}

const sections = {
  progress: msg('How far they have come'),
  time: msg('Time in each phase'),
  transition: msg('Transition'),
  assessment: msg('Assessment'),
  scales: msg('Before and after'),
  engagement: msg('Engagement'),
  risk: msg('At risk'),
  skills: msg('Skills'),
}

const scale = (title: string, definition = shift): Presentation => ({
  section: sections.scales,
  title,
  definition,
  shape: 'bars',
})
const assessment = (title: string, definition = taking): Presentation => ({
  section: sections.assessment,
  title,
  definition,
  shape: 'bars',
  per: 'framework',
})
const skills = (title: string): Presentation => ({
  section: sections.skills,
  title,
  definition: counted,
  shape: 'bars',
})

/** Every result that is published, in the order of the screen. A result without a line here does not compile. */
const presentations: Record<ResultId, Presentation> = {
  funnel: {
    section: sections.progress,
    title: msg('Of those who began, how many reached what'),
    definition: msg(
      'Of those who began: how many entered and completed each phase or a later one, with Wilson’s 95 % interval of the share.',
    ),
    shape: 'path',
    per: 'framework',
    isNamed: true,
  },
  time: {
    section: sections.time,
    title: msg('Still in the phase'),
    definition: time,
    shape: 'curve',
    per: 'phase',
    isNamed: true,
  },
  transition: {
    section: sections.transition,
    title: msg('Changed their role'),
    definition: msg(
      'Aalen-Johansen estimate of the share with an accepted change, by days since the start; withdrawal is the competing event, and whoever finished their journey is watched until then. Shares are rounded, so that each step is of enough people.',
    ),
    shape: 'curve',
  },
  'kind-of-change': {
    section: sections.transition,
    title: msg('Kind of change'),
    definition: msg('The first application that ended in an accepted offer: inside, outside, or an own business.'),
    shape: 'bars',
  },
  'assessment-first': assessment(msg('First taking')),
  'assessment-second': assessment(msg('Second taking')),
  'assessment-latest': assessment(msg('Latest taking')),
  'assessment-change': assessment(msg('Change from first to latest, in points of percent'), change),
  respect: scale(msg('Respect')),
  'respect-change': scale(msg('Change in respect'), change),
  confidence: scale(msg('Confidence')),
  'confidence-change': scale(msg('Change in confidence'), change),
  control: scale(msg('Control over their time')),
  'control-change': scale(msg('Change in control'), change),
  level: scale(msg('Level of role'), compared),
  activity: {
    section: sections.engagement,
    title: msg('Active in the last four weeks'),
    definition: msg('In how many of the last four weeks of the period a client did something of their own.'),
    shape: 'bars',
  },
  steps: {
    section: sections.engagement,
    title: msg('Steps completed'),
    definition: msg(
      'Median and 90th percentile of the steps that each client has completed, of those with any, from 50 people on.',
    ),
    shape: 'bars',
  },
  'turn-round': {
    section: sections.engagement,
    title: msg('Hours until evidence is answered'),
    definition: msg(
      'Median and 90th percentile over clients of each one’s median time from handing in to the answer, from 50 people on.',
    ),
    shape: 'bars',
  },
  'at-risk': {
    section: sections.risk,
    title: msg('Stalled, by phase'),
    definition: msg('No own event for longer than the practice’s threshold of days, pauses taken out.'),
    shape: 'bars',
    per: 'framework',
    isNamed: true,
  },
  'skills-explored': skills(msg('Areas explored')),
  'skills-chosen': skills(msg('Areas chosen')),
  'skills-dropped': skills(msg('Skills dropped')),
  'skills-certified': skills(msg('Certificates earned')),
}

/** The sections of the screen, with the figures that were published. */
export function sectionsOf(frameworks: Framework[], tables: Record<string, Table>): Section[] {
  const known = frameworks.filter(({ id }) => tables[`funnel/${id}`])
  const figures = Object.entries(presentations).flatMap(([result, presentation]) =>
    figuresOf(result as ResultId, presentation, known).map((figure) => ({ ...figure, section: presentation.section })),
  )
  const published = figures.filter(({ id }) => tables[id])
  return Object.values(sections)
    .map((title) => ({ title, figures: published.filter(({ section }) => section === title) }))
    .filter((section) => section.figures.length > 0)
}

/** The figures of one result: one, or one for each framework or phase. */
function figuresOf(
  result: ResultId,
  { title, definition, shape, per, isNamed }: Presentation,
  frameworks: Framework[],
) {
  const figure = (id: TableId, about = ''): Figure => ({ id, title, definition, shape, ...(about && { about }) })
  if (!per) return [figure(result)]
  return frameworks.flatMap(({ id, name, phases }) => {
    const framework = isNamed && frameworks.length > 1 ? name : ''
    if (per === 'framework') return [figure(`${result}/${id}`, framework)]
    return phases.map((phase) =>
      figure(`${result}/${id}/${phase.id}`, [phase.title, framework].filter(Boolean).join(', ')),
    )
  })
}

const words: Record<string, string> = {
  none: msg('none'),
  internal: msg('inside their organisation'),
  external: msg('outside'),
  'own-business': msg('own business'),
  fewer: msg('fewer than two takings'),
  two: msg('two takings or more'),
  both: msg('with baseline and outcome'),
  lower: msg('lower'),
  same: msg('the same'),
  higher: msg('higher'),
  low: msg('low'),
  middle: msg('middle'),
  high: msg('high'),
  ended: msg('journey ended'),
  moving: msg('on their way'),
  'no week': msg('in no week'),
  'one or two weeks': msg('in one or two'),
  'three or four weeks': msg('in three or four'),
  some: msg('some'),
  answered: msg('answered'),
  'one or two': msg('one or two'),
  'three or more': msg('three or more'),
  out: msg('have not entered it'),
  rest: msg('it has not happened'),
}

/** What the categories of tables are called. */
export function useCategory(frameworks: Framework[]) {
  const { t } = useTranslation()
  const phase = (id: string) => frameworks.flatMap(({ phases }) => phases).find((each) => each.id === id)?.title ?? id
  const band = (id: string) => frameworks.flatMap(({ bands }) => bands).find((each) => each.id === id)?.title
  const named = (category: string): string => {
    const [kind, id] = category.split(':') as [string, string?]
    if (id && kind === 'entered') return t('entered {{phase}}', { phase: phase(id) })
    if (id && kind === 'completed') return t('completed {{phase}}', { phase: phase(id) })
    if (id && kind === 'stalled') return t('stalled in {{phase}}', { phase: phase(id) })
    if (category.includes('>')) return category.split('>').map(named).join(' → ')
    const month = /^month (\d+)$/.exec(category)
    if (month) return t('month {{month}}', { month: month[1] })
    const known = words[category]
    return known ? t(known) : (band(category) ?? category)
  }
  /** The name of categories that are counted together; of a long row, the first and the last. */
  return (categories: string[]) =>
    categories.length > 3
      ? `${named(categories[0]!)} … ${named(categories.at(-1)!)}`
      : categories.map(named).join(t(' or '))
}
