import { z } from 'zod'
import { CalendarDate, Id, OneToFive, personal, Slug, Text, WebLink } from '../kernel/fields.js'
import type { Countable } from '../framework/content.js'

const Words = personal(Text(4_000))
const Title = personal(Text(200))
const Name = personal(Text(120))
const Heading = personal(Text(80))
const Link = personal(WebLink)

/** How high a role stands, from the first job to the top of a house. */
export const RoleLevel = z.enum(['entry', 'professional', 'senior', 'lead', 'manager', 'director', 'executive'])

/** Role, income, respect, confidence and control over time: the before-and-after picture. */
export const Picture = z.strictObject({
  role: Title,
  level: personal(RoleLevel).optional(),
  /** A band in the client's own terms, such as "40-50 thousand a year". */
  incomeBand: personal(Text(60)),
  respect: OneToFive,
  confidence: OneToFive,
  control: OneToFive,
  weeklyHours: z.int().min(0).max(120),
})

/** Names what has no name of its own, so that it can be stated anew or taken back. Given by the rules, unless it is revised. */
const findingId = { findingId: Id.optional() }

/** What clients find out in the phases, as commands state it and events keep it. */
export const signNoticed = z.strictObject({ signId: Slug, words: Words.optional() })
export const areaExplored = z.strictObject({
  areaId: Slug,
  title: Name,
  shelf: Heading.optional(),
  what: Words,
  why: Words,
  how: Words,
  triedOut: Words.optional(),
  interest: OneToFive,
  demand: OneToFive,
})
export const areaChosen = z.strictObject({ areaId: Slug, reason: Words })
export const skillDropped = z.strictObject({ skillId: Slug, title: Name, reason: Words })
export const materialStudied = z.strictObject({
  ...findingId,
  title: Title,
  kind: z.enum(['paper', 'book', 'course', 'video', 'article']),
  link: Link.optional(),
  notes: Words.optional(),
})
export const modelLearned = z.strictObject({ modelId: Slug, title: Name, map: Heading.optional() })
export const projectRecorded = z.strictObject({
  ...findingId,
  title: Title,
  link: Link.optional(),
  summary: Words.optional(),
})
export const specialisationChosen = z.strictObject({
  primary: Name,
  secondary: Name,
  reason: Words.optional(),
})
export const proofOfWorkPublished = z.strictObject({
  ...findingId,
  title: Title,
  kind: z.enum(['article', 'talk', 'podcast', 'mentoring', 'open-source', 'other']),
  link: Link.optional(),
})
export const certificationEarned = z.strictObject({
  ...findingId,
  title: Title,
  issuer: Name,
  earnedOn: CalendarDate,
})
export const connectionMade = z.strictObject({ ...findingId, who: Title, how: Words.optional() })
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
export const priorityStated = z.strictObject({
  ...findingId,
  text: Words,
  kind: z.enum(['must-have', 'good-to-have']),
  /** The trade-off: what would be given for it, or what it may be given up for. */
  tradeOff: Words.optional(),
})
export const riskAssessed = z.strictObject({
  ...findingId,
  risk: Words,
  likelihood: OneToFive,
  impact: OneToFive,
  response: Words,
})
/** A personal goal beside the professional one that carries it, for up to fifteen years ahead. */
export const goalMapped = z.strictObject({
  ...findingId,
  personal: Words,
  professional: Words,
  byYear: z.int().min(1970).max(2200),
})
/** A rung of the value ladder, and the small experiment that tells whether it holds. */
export const rungSet = z.strictObject({
  ...findingId,
  rung: z.enum(['training', 'fixed-jobs', 'consulting', 'agency', 'leadership']),
  experiment: Words,
  state: z.enum(['idea', 'trying', 'holds', 'left']),
})
/** What a skill took to learn, in hours, and what a year with it brings, in the client's own currency. */
export const skillReturnEstimated = z.strictObject({
  ...findingId,
  skill: Name,
  hours: z.int().min(1).max(100_000),
  yearlyGain: z.int().min(-10_000_000).max(10_000_000),
})
export const targetRoleSet = z.strictObject({ role: Title, by: CalendarDate, because: Words.optional() })

/** What each finding counts towards at a gate; distinct findings only, told apart by `by`. With null there is one at most. */
export const findingCounts = {
  SignNoticed: { count: 'sign', by: 'signId' },
  AreaExplored: { count: 'area-explored', by: 'areaId' },
  AreaChosen: { count: 'area-chosen', by: 'areaId' },
  SkillDropped: { count: 'skill-dropped', by: 'skillId' },
  MaterialStudied: { count: 'material-studied', by: 'findingId' },
  ModelLearned: { count: 'model-learned', by: 'modelId' },
  ProjectRecorded: { count: 'project', by: 'findingId' },
  SpecialisationChosen: { count: 'specialisation', by: null },
  ProofOfWorkPublished: { count: 'proof-of-work', by: 'findingId' },
  CertificationEarned: { count: 'certification', by: 'findingId' },
  ConnectionMade: { count: 'connection', by: 'findingId' },
  PriorityStated: { count: 'priority', by: 'findingId' },
  RiskAssessed: { count: 'risk', by: 'findingId' },
  TargetRoleSet: { count: 'target-role', by: null },
  GoalMapped: { count: 'goal', by: 'findingId' },
  RungSet: { count: 'rung', by: 'findingId' },
  SkillReturnEstimated: { count: 'skill-return', by: 'findingId' },
} as const satisfies Record<string, { count: Countable; by: string | null }>
export type FindingType = keyof typeof findingCounts

/** The command that states each finding. */
export const findingCommands = {
  NoticeSign: 'SignNoticed',
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
  MapGoal: 'GoalMapped',
  SetRung: 'RungSet',
  EstimateSkillReturn: 'SkillReturnEstimated',
} as const satisfies Record<string, FindingType>
