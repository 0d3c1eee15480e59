import type { QueryResult } from '../../api/client'
import { useTranslation } from 'react-i18next'
import { msg } from '../../i18n/language'

export type Figures = QueryResult<'/api/figures'>
export type Table = NonNullable<Figures['figures']>['tables'][string]
type Framework = Figures['frameworks'][number]

/** A figure on the screen: which tables it is made of, and how it is defined. */
export interface Figure {
  id: string
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

/** All figures in the order of the screen, for the frameworks that something was published of. */
export function sectionsOf(frameworks: Framework[], tables: Record<string, Table>): Section[] {
  const known = frameworks.filter(({ id }) => tables[`funnel/${id}`])
  const named = (framework: Framework) => (known.length > 1 ? framework.name : '')
  const each = (make: (framework: Framework) => Figure[]) => known.flatMap(make)
  const sections: Section[] = [
    {
      title: msg('How far they have come'),
      figures: each((framework) => [
        {
          id: `funnel/${framework.id}`,
          title: msg('Of those who began, how many reached what'),
          about: named(framework),
          shape: 'path',
          definition: msg(
            'Of those who began: how many entered and completed each phase or a later one, with Wilson’s 95 % interval of the share.',
          ),
        },
      ]),
    },
    {
      title: msg('Time in each phase'),
      figures: each((framework) =>
        framework.phases.map((phase) => ({
          id: `time/${framework.id}/${phase.id}`,
          title: msg('Still in the phase'),
          about: [phase.title, named(framework)].filter(Boolean).join(', '),
          shape: 'curve',
          definition: time,
        })),
      ),
    },
    {
      title: msg('Transition'),
      figures: [
        {
          id: 'transition',
          title: msg('Changed their role'),
          shape: 'curve',
          definition: msg(
            'Aalen-Johansen estimate of the share with an accepted change, by days since the start; withdrawal is the competing event, and whoever finished their journey is watched until then. Shares are rounded, so that each step is of enough people.',
          ),
        },
        {
          id: 'kind-of-change',
          title: msg('Kind of change'),
          shape: 'bars',
          definition: msg(
            'The first application that ended in an accepted offer: inside, outside, or an own business.',
          ),
        },
      ],
    },
    {
      title: msg('Assessment'),
      figures: each((framework) => [
        { id: `assessment-first/${framework.id}`, title: msg('First taking'), shape: 'bars', definition: taking },
        { id: `assessment-second/${framework.id}`, title: msg('Second taking'), shape: 'bars', definition: taking },
        { id: `assessment-latest/${framework.id}`, title: msg('Latest taking'), shape: 'bars', definition: taking },
        {
          id: `assessment-change/${framework.id}`,
          title: msg('Change from first to latest, in points of percent'),
          shape: 'bars',
          definition: change,
        },
      ]),
    },
    {
      title: msg('Before and after'),
      figures: [
        { id: 'respect', title: msg('Respect'), shape: 'bars', definition: shift },
        { id: 'respect-change', title: msg('Change in respect'), shape: 'bars', definition: change },
        { id: 'confidence', title: msg('Confidence'), shape: 'bars', definition: shift },
        { id: 'confidence-change', title: msg('Change in confidence'), shape: 'bars', definition: change },
        { id: 'control', title: msg('Control over their time'), shape: 'bars', definition: shift },
        { id: 'control-change', title: msg('Change in control'), shape: 'bars', definition: change },
        { id: 'level', title: msg('Level of role'), shape: 'bars', definition: compared },
      ],
    },
    {
      title: msg('Engagement'),
      figures: [
        {
          id: 'activity',
          title: msg('Active in the last four weeks'),
          shape: 'bars',
          definition: msg('In how many of the last four weeks of the period a client did something of their own.'),
        },
        {
          id: 'steps',
          title: msg('Steps completed'),
          shape: 'bars',
          definition: msg(
            'Median and 90th percentile of the steps that each client has completed, of those with any, from 50 people on.',
          ),
        },
        {
          id: 'turn-round',
          title: msg('Hours until evidence is answered'),
          shape: 'bars',
          definition: msg(
            'Median and 90th percentile over clients of each one’s median time from handing in to the answer, from 50 people on.',
          ),
        },
      ],
    },
    {
      title: msg('At risk'),
      figures: each((framework) => [
        {
          id: `at-risk/${framework.id}`,
          title: msg('Stalled, by phase'),
          about: named(framework),
          shape: 'bars',
          definition: msg('No own event for longer than the practice’s threshold of days, pauses taken out.'),
        },
      ]),
    },
    {
      title: msg('Skills'),
      figures: [
        { id: 'skills-explored', title: msg('Areas explored'), shape: 'bars', definition: counted },
        { id: 'skills-chosen', title: msg('Areas chosen'), shape: 'bars', definition: counted },
        { id: 'skills-dropped', title: msg('Skills dropped'), shape: 'bars', definition: counted },
        { id: 'skills-certified', title: msg('Certificates earned'), shape: 'bars', definition: counted },
      ],
    },
  ]
  return sections
    .map((section) => ({ ...section, figures: section.figures.filter(({ id }) => tables[id]) }))
    .filter(({ figures }) => figures.length > 0)
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
  /** Categories that are counted together are told together; a long row of them by its first and last. */
  return (categories: string[]) =>
    categories.length > 3
      ? `${named(categories[0]!)} … ${named(categories.at(-1)!)}`
      : categories.map(named).join(t(' or '))
}
