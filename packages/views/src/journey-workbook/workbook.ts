import * as finding from '@switchback/domain/journey/findings'
import type { JourneyEvent } from '@switchback/domain/journey/events'
import { z } from 'zod'

/** When it was (last) stated, in true time. */
const at = z.string()
const named = { findingId: z.string(), at }

const Application = finding.applicationLogged.extend({
  applicationId: z.string(),
  at,
  stage: finding.ApplicationStage,
  stages: z.array(z.object({ stage: finding.ApplicationStage, at })),
})

/** What a client found out and recorded on the way, by tool; what was taken back is not there. */
export const Workbook = z.object({
  signs: z.array(finding.signNoticed.extend({ at })),
  statements: z.array(z.object({ phaseId: z.string(), text: z.string(), at })),
  areas: z.array(finding.areaExplored.extend({ at, chosen: z.object({ reason: z.string(), at }).nullable() })),
  dropped: z.array(finding.skillDropped.extend({ at })),
  models: z.array(finding.modelLearned.extend({ at })),
  materials: z.array(finding.materialStudied.extend(named)),
  projects: z.array(finding.projectRecorded.extend(named)),
  specialisation: finding.specialisationChosen.extend({ at }).nullable(),
  proofsOfWork: z.array(finding.proofOfWorkPublished.extend(named)),
  certifications: z.array(finding.certificationEarned.extend(named)),
  connections: z.array(finding.connectionMade.extend(named)),
  applications: z.array(Application),
  priorities: z.array(finding.priorityStated.extend(named)),
  risks: z.array(finding.riskAssessed.extend(named)),
  goals: z.array(finding.goalMapped.extend(named)),
  rungs: z.array(finding.rungSet.extend(named)),
  skillReturns: z.array(finding.skillReturnEstimated.extend(named)),
  targetRole: finding.targetRoleSet.extend({ at }).nullable(),
  /** Time logged with steps, in minutes. */
  minutes: z.number(),
})
export type Workbook = z.infer<typeof Workbook>

export const emptyWorkbook: Workbook = {
  signs: [],
  statements: [],
  areas: [],
  dropped: [],
  models: [],
  materials: [],
  projects: [],
  specialisation: null,
  proofsOfWork: [],
  certifications: [],
  connections: [],
  applications: [],
  priorities: [],
  risks: [],
  goals: [],
  rungs: [],
  skillReturns: [],
  targetRole: null,
  minutes: 0,
}

/** Where findings that can be told apart are kept; by which field, the domain says. */
const shelves = {
  SignNoticed: 'signs',
  AreaExplored: 'areas',
  SkillDropped: 'dropped',
  ModelLearned: 'models',
  MaterialStudied: 'materials',
  ProjectRecorded: 'projects',
  ProofOfWorkPublished: 'proofsOfWork',
  CertificationEarned: 'certifications',
  ConnectionMade: 'connections',
  PriorityStated: 'priorities',
  RiskAssessed: 'risks',
  GoalMapped: 'goals',
  RungSet: 'rungs',
  SkillReturnEstimated: 'skillReturns',
} as const satisfies Partial<Record<finding.FindingType, keyof Workbook>>
type Shelved = keyof typeof shelves
type Item = Record<string, unknown>

type Happened = JourneyEvent & { version: number; occurredAt: string }

/** The events that fill a workbook. */
export const workbookEvents = [
  ...(Object.keys(shelves) as Shelved[]),
  'StatementMade',
  'AreaChosen',
  'SpecialisationChosen',
  'ApplicationLogged',
  'ApplicationAdvanced',
  'TargetRoleSet',
  'StepCompleted',
  'FindingRetracted',
] as const satisfies JourneyEvent['type'][]

/** Folds one event into a workbook. Texts of persons stay sealed. */
export function fill(book: Workbook, event: Happened): Workbook {
  const { type, data, occurredAt, version } = event
  switch (type) {
    case 'StatementMade':
      return { ...book, statements: [...book.statements, { ...data, at: occurredAt }] }
    case 'AreaChosen':
      return withChoice(book, data.areaId, { reason: data.reason, at: occurredAt })
    case 'SpecialisationChosen':
      return { ...book, specialisation: { ...data, at: occurredAt } }
    case 'TargetRoleSet':
      return { ...book, targetRole: { ...data, at: occurredAt } }
    case 'StepCompleted':
      return { ...book, minutes: book.minutes + (data.minutes ?? 0) }
    case 'ApplicationLogged': {
      const application = { ...data, at: occurredAt, stage: 'applied' as const, stages: [] }
      return { ...book, applications: [...book.applications, application] }
    }
    case 'ApplicationAdvanced':
      return {
        ...book,
        applications: book.applications.map((one) =>
          one.applicationId === data.applicationId
            ? { ...one, stage: data.stage, stages: [...one.stages, { stage: data.stage, at: occurredAt }] }
            : one,
        ),
      }
    case 'FindingRetracted': {
      if (data.count === 'area-chosen') return withChoice(book, data.id, null)
      const type = (Object.keys(shelves) as Shelved[]).find((one) => finding.findingCounts[one].count === data.count)
      return type ? without(book, type, data.id) : book
    }
    default:
      return type in shelves ? shelve(book, type as Shelved, data as Item, occurredAt, version) : book
  }
}

/** Puts a finding on its shelf, in the place of an earlier statement of it. One recorded before there were ids is called by its version. */
function shelve(book: Workbook, type: Shelved, data: Item, at: string, version: number) {
  const [shelf, { by }] = [shelves[type], finding.findingCounts[type]]
  const id = (data[by] as string | undefined) ?? `version-${version}`
  const items = book[shelf] as Item[]
  const place = items.findIndex((one) => one[by] === id)
  const kept = shelf === 'areas' ? { chosen: items[place]?.chosen ?? null } : {}
  const item = { ...kept, ...data, [by]: id, at }
  return { ...book, [shelf]: place < 0 ? [...items, item] : items.with(place, item) }
}

function without(book: Workbook, type: Shelved, id: string): Workbook {
  const [shelf, { by }] = [shelves[type], finding.findingCounts[type]]
  return { ...book, [shelf]: (book[shelf] as Item[]).filter((one) => one[by] !== id) }
}

const withChoice = (book: Workbook, areaId: string, chosen: Workbook['areas'][number]['chosen']): Workbook => ({
  ...book,
  areas: book.areas.map((area) => (area.areaId === areaId ? { ...area, chosen } : area)),
})
