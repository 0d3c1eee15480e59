import { z } from 'zod'
import { CalendarDate, OneToFive, personal, Slug, Text, WebLink } from '../decider/fields.js'
import type { Countable } from '../framework/content.js'

const Words = personal(Text(4_000))
const Title = personal(Text(200))

/** Role, income, respect, confidence and control over time: the before-and-after picture. */
export const Picture = z.strictObject({
  role: Title,
  /** A band in the client's own terms, such as "40-50 thousand a year". */
  incomeBand: personal(Text(60)),
  respect: OneToFive,
  confidence: OneToFive,
  control: OneToFive,
  weeklyHours: z.int().min(0).max(120),
})

/** What clients find out in the phases, as commands state it and events keep it. */
export const areaExplored = z.strictObject({
  areaId: Slug,
  title: Text(120),
  shelf: Text(80).optional(),
  what: Words,
  why: Words,
  how: Words,
  triedOut: Words.optional(),
  interest: OneToFive,
  demand: OneToFive,
})
export const areaChosen = z.strictObject({ areaId: Slug, reason: Words })
export const skillDropped = z.strictObject({ skillId: Slug, title: Text(120), reason: Words })
export const materialStudied = z.strictObject({
  title: Title,
  kind: z.enum(['paper', 'book', 'course', 'video', 'article']),
  link: WebLink.optional(),
  notes: Words.optional(),
})
export const modelLearned = z.strictObject({ modelId: Slug, title: Text(120), map: Text(80).optional() })
export const projectRecorded = z.strictObject({ title: Title, link: WebLink.optional(), summary: Words.optional() })
export const specialisationChosen = z.strictObject({
  primary: Text(120),
  secondary: Text(120),
  reason: Words.optional(),
})
export const proofOfWorkPublished = z.strictObject({
  title: Title,
  kind: z.enum(['article', 'talk', 'podcast', 'mentoring', 'open-source', 'other']),
  link: WebLink.optional(),
})
export const certificationEarned = z.strictObject({ title: Text(200), issuer: Text(120), earnedOn: CalendarDate })
export const connectionMade = z.strictObject({ who: Title, how: Words.optional() })
export const applicationLogged = z.strictObject({
  employer: Title,
  role: Title,
  where: z.enum(['internal', 'external', 'own-business']),
})
export const ApplicationStage = z.enum([
  'applied',
  'screening',
  'interview',
  'offer',
  'accepted',
  'rejected',
  'withdrawn',
])
export const priorityStated = z.strictObject({ text: Words, kind: z.enum(['must-have', 'good-to-have']) })
export const riskAssessed = z.strictObject({
  risk: Words,
  likelihood: OneToFive,
  impact: OneToFive,
  response: Words,
})
export const targetRoleSet = z.strictObject({ role: Title, by: CalendarDate, because: Words.optional() })

/** What each finding counts towards at a gate; distinct findings only, told apart by `by` where there is such a field. */
export const findingCounts = {
  AreaExplored: { count: 'area-explored', by: 'areaId' },
  AreaChosen: { count: 'area-chosen', by: 'areaId' },
  SkillDropped: { count: 'skill-dropped', by: 'skillId' },
  MaterialStudied: { count: 'material-studied' },
  ModelLearned: { count: 'model-learned', by: 'modelId' },
  ProjectRecorded: { count: 'project' },
  SpecialisationChosen: { count: 'specialisation', by: null },
  ProofOfWorkPublished: { count: 'proof-of-work' },
  CertificationEarned: { count: 'certification' },
  ConnectionMade: { count: 'connection' },
  PriorityStated: { count: 'priority' },
  RiskAssessed: { count: 'risk' },
  TargetRoleSet: { count: 'target-role', by: null },
} as const satisfies Record<string, { count: Countable; by?: string | null }>
export type FindingType = keyof typeof findingCounts

/** The command that states each finding. */
export const findingCommands = {
  ExploreArea: 'AreaExplored',
  ChooseArea: 'AreaChosen',
  DropSkill: 'SkillDropped',
  RecordMaterial: 'MaterialStudied',
  LearnModel: 'ModelLearned',
  RecordProject: 'ProjectRecorded',
  ChooseSpecialisation: 'SpecialisationChosen',
  PublishProofOfWork: 'ProofOfWorkPublished',
  RecordCertification: 'CertificationEarned',
  RecordConnection: 'ConnectionMade',
  StatePriority: 'PriorityStated',
  AssessRisk: 'RiskAssessed',
  SetTargetRole: 'TargetRoleSet',
} as const satisfies Record<string, FindingType>
