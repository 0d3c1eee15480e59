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

const time = msg('figures.timeDefinition')
const taking = msg('figures.assessmentDefinition')
const shift = msg('figures.scaleDefinition')
const change = msg('figures.changeDefinition')
const compared = msg('figures.comparedDefinition')
const counted = msg('figures.countDefinition')

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
  progress: msg('figures.sectionProgress'),
  time: msg('figures.sectionTime'),
  transition: msg('figures.sectionRoleChanges'),
  assessment: msg('common.assessment'),
  scales: msg('figures.sectionBeforeAfter'),
  engagement: msg('common.engagement'),
  risk: msg('figures.sectionStalled'),
  skills: msg('figures.sectionSkills'),
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
    title: msg('figures.progressTitle'),
    definition: msg('figures.progressDefinition'),
    shape: 'path',
    per: 'framework',
    isNamed: true,
  },
  time: {
    section: sections.time,
    title: msg('figures.timeTitle'),
    definition: time,
    shape: 'curve',
    per: 'phase',
    isNamed: true,
  },
  transition: {
    section: sections.transition,
    title: msg('figures.roleChangeTitle'),
    definition: msg('figures.roleChangeDefinition'),
    shape: 'curve',
  },
  'kind-of-change': {
    section: sections.transition,
    title: msg('figures.changeTypeTitle'),
    definition: msg('figures.changeTypeDefinition'),
    shape: 'bars',
  },
  'assessment-first': assessment(msg('figures.firstAssessment')),
  'assessment-second': assessment(msg('figures.secondAssessment')),
  'assessment-latest': assessment(msg('figures.latestAssessment')),
  'assessment-change': assessment(msg('figures.assessmentChange'), change),
  respect: scale(msg('common.respect')),
  'respect-change': scale(msg('figures.respectChange'), change),
  confidence: scale(msg('common.confidence')),
  'confidence-change': scale(msg('figures.confidenceChange'), change),
  control: scale(msg('figures.controlOverTime')),
  'control-change': scale(msg('figures.controlChange'), change),
  level: scale(msg('figures.seniority'), compared),
  activity: {
    section: sections.engagement,
    title: msg('figures.recentlyActive'),
    definition: msg('figures.activityDefinition'),
    shape: 'bars',
  },
  steps: {
    section: sections.engagement,
    title: msg('figures.stepsCompleted'),
    definition: msg('figures.stepsDefinition'),
    shape: 'bars',
  },
  'turn-round': {
    section: sections.engagement,
    title: msg('figures.hoursToReview'),
    definition: msg('figures.reviewTimeDefinition'),
    shape: 'bars',
  },
  'at-risk': {
    section: sections.risk,
    title: msg('figures.stalledByPhase'),
    definition: msg('figures.stalledDefinition'),
    shape: 'bars',
    per: 'framework',
    isNamed: true,
  },
  'skills-explored': skills(msg('figures.areasExplored')),
  'skills-chosen': skills(msg('figures.areasChosen')),
  'skills-dropped': skills(msg('figures.skillsLetGo')),
  'skills-certified': skills(msg('figures.certificatesEarned')),
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
  none: msg('figures.none'),
  internal: msg('figures.internalMove'),
  external: msg('figures.externalMove'),
  'own-business': msg('figures.ownBusiness'),
  fewer: msg('figures.fewerThanTwoAssessments'),
  two: msg('figures.twoOrMoreAssessments'),
  both: msg('figures.baselineAndOutcome'),
  lower: msg('figures.lower'),
  same: msg('figures.same'),
  higher: msg('figures.higher'),
  low: msg('figures.low'),
  middle: msg('figures.middle'),
  high: msg('figures.high'),
  ended: msg('figures.programmeEnded'),
  moving: msg('figures.active'),
  'no week': msg('figures.noActiveWeeks'),
  'one or two weeks': msg('figures.oneOrTwoActiveWeeks'),
  'three or four weeks': msg('figures.threeOrFourActiveWeeks'),
  some: msg('figures.some'),
  answered: msg('figures.reviewed'),
  'one or two': msg('figures.oneOrTwo'),
  'three or more': msg('figures.threeOrMore'),
  out: msg('figures.notStarted'),
  rest: msg('figures.notYet'),
}

/** What the categories of tables are called. */
export function useCategory(frameworks: Framework[]) {
  const { t } = useTranslation()
  const phase = (id: string) => frameworks.flatMap(({ phases }) => phases).find((each) => each.id === id)?.title ?? id
  const band = (id: string) => frameworks.flatMap(({ bands }) => bands).find((each) => each.id === id)?.title
  const named = (category: string): string => {
    const [kind, id] = category.split(':') as [string, string?]
    if (id && kind === 'entered') return t('figures.startedPhase', { phase: phase(id) })
    if (id && kind === 'completed') return t('figures.completedPhase', { phase: phase(id) })
    if (id && kind === 'stalled') return t('figures.stalledInPhase', { phase: phase(id) })
    if (category.includes('>')) return category.split('>').map(named).join(' → ')
    const month = /^month (\d+)$/.exec(category)
    if (month) return t('figures.monthNumber', { month: month[1] })
    const known = words[category]
    return known ? t(known) : (band(category) ?? category)
  }
  /** The name of categories that are counted together; of a long row, the first and the last. */
  return (categories: string[]) =>
    categories.length > 3
      ? `${named(categories[0]!)} … ${named(categories.at(-1)!)}`
      : categories.map(named).join(t('figures.orJoiner'))
}
