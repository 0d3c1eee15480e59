import { z } from 'zod'
import { CalendarDate, Id, OneToFive, personal, Slug, Text, WebLink } from '../kernel/fields.js'

const Words = personal(Text(4_000))
const Title = personal(Text(200))
const Name = personal(Text(120))
const Heading = personal(Text(80))
const Link = personal(WebLink)

/** Identifies an entry without a natural key, so that it can be revised or retracted. The decider assigns it when it is absent. */
const findingId = { findingId: Id.optional() }

interface Kind {
  /** The command that records it, with this schema as its body. */
  command: string
  /** The event that keeps it, with the same schema. */
  event: string
  /** The field that tells two entries apart: each counts once. Null where a journey has at most one. */
  key: string | null
  /** The tool of a step that records it. */
  tool: string
  /** Its list in the workbook; null where another list shows it. */
  list: string | null
  schema: z.ZodObject
}

/**
 * The kinds of entries that clients make on their journey, by the name under which a sign-off counts them. Commands, events, access,
 * counts, tools and the lists of the workbook are derived from this table. A new kind is a row here, a component for its tool and its
 * texts (apps/web/src/journey), and a row of the reviewed table in docs/access.md.
 */
export const entryKinds = {
  sign: {
    command: 'NoticeSign',
    event: 'SignNoticed',
    key: 'signId',
    tool: 'signs',
    list: 'signs',
    schema: z.strictObject({ signId: Slug, words: Words.optional() }),
  },
  'area-explored': {
    command: 'ExploreArea',
    event: 'AreaExplored',
    key: 'areaId',
    tool: 'explore',
    list: 'areas',
    schema: z.strictObject({
      areaId: Slug,
      title: Name,
      shelf: Heading.optional(),
      what: Words,
      why: Words,
      how: Words,
      triedOut: Words.optional(),
      interest: OneToFive,
      demand: OneToFive,
    }),
  },
  'area-chosen': {
    command: 'ChooseArea',
    event: 'AreaChosen',
    key: 'areaId',
    tool: 'choose-areas',
    list: null,
    schema: z.strictObject({ areaId: Slug, reason: Words }),
  },
  'skill-dropped': {
    command: 'DropSkill',
    event: 'SkillDropped',
    key: 'skillId',
    tool: 'drop-list',
    list: 'dropped',
    schema: z.strictObject({ skillId: Slug, title: Name, reason: Words }),
  },
  'material-studied': {
    command: 'RecordMaterial',
    event: 'MaterialStudied',
    key: 'findingId',
    tool: 'materials',
    list: 'materials',
    schema: z.strictObject({
      ...findingId,
      title: Title,
      kind: z.enum(['paper', 'book', 'course', 'video', 'article']),
      link: Link.optional(),
      notes: Words.optional(),
    }),
  },
  'model-learned': {
    command: 'LearnModel',
    event: 'ModelLearned',
    key: 'modelId',
    tool: 'learning-map',
    list: 'models',
    schema: z.strictObject({ modelId: Slug, title: Name, map: Heading.optional() }),
  },
  project: {
    command: 'RecordProject',
    event: 'ProjectRecorded',
    key: 'findingId',
    tool: 'project',
    list: 'projects',
    schema: z.strictObject({ ...findingId, title: Title, link: Link.optional(), summary: Words.optional() }),
  },
  specialisation: {
    command: 'ChooseSpecialisation',
    event: 'SpecialisationChosen',
    key: null,
    tool: 'specialisation',
    list: 'specialisation',
    schema: z.strictObject({ primary: Name, secondary: Name, reason: Words.optional() }),
  },
  'proof-of-work': {
    command: 'PublishProofOfWork',
    event: 'ProofOfWorkPublished',
    key: 'findingId',
    tool: 'proof-of-work',
    list: 'proofsOfWork',
    schema: z.strictObject({
      ...findingId,
      title: Title,
      kind: z.enum(['article', 'talk', 'podcast', 'mentoring', 'open-source', 'other']),
      link: Link.optional(),
    }),
  },
  certification: {
    command: 'RecordCertification',
    event: 'CertificationEarned',
    key: 'findingId',
    tool: 'certification',
    list: 'certifications',
    schema: z.strictObject({ ...findingId, title: Title, issuer: Name, earnedOn: CalendarDate }),
  },
  connection: {
    command: 'RecordConnection',
    event: 'ConnectionMade',
    key: 'findingId',
    tool: 'network',
    list: 'connections',
    schema: z.strictObject({ ...findingId, who: Title, how: Words.optional() }),
  },
  /** What could go wrong, and what the client will do then. */
  setback: {
    command: 'PlanForSetback',
    event: 'SetbackPlanned',
    key: 'findingId',
    tool: 'setback-plan',
    list: 'setbacks',
    schema: z.strictObject({ ...findingId, text: Words, response: Words }),
  },
  priority: {
    command: 'StatePriority',
    event: 'PriorityStated',
    key: 'findingId',
    tool: 'priorities',
    list: 'priorities',
    schema: z.strictObject({
      ...findingId,
      text: Words,
      kind: z.enum(['must-have', 'good-to-have']),
      /** The trade-off: what the client would give for it, or what they may give it up for. */
      tradeOff: Words.optional(),
    }),
  },
  risk: {
    command: 'AssessRisk',
    event: 'RiskAssessed',
    key: 'findingId',
    tool: 'risk',
    list: 'risks',
    schema: z.strictObject({ ...findingId, risk: Words, likelihood: OneToFive, impact: OneToFive, response: Words }),
  },
  'target-role': {
    command: 'SetTargetRole',
    event: 'TargetRoleSet',
    key: null,
    tool: 'target-role',
    list: 'targetRole',
    schema: z.strictObject({ role: Title, by: CalendarDate, because: Words.optional() }),
  },
  /** A personal goal and the professional goal that supports it, for up to fifteen years ahead. */
  goal: {
    command: 'MapGoal',
    event: 'GoalMapped',
    key: 'findingId',
    tool: 'goal-map',
    list: 'goals',
    schema: z.strictObject({ ...findingId, personal: Words, professional: Words, byYear: z.int().min(1970).max(2200) }),
  },
  /** A step up the value ladder, and the small experiment that shows whether it works. */
  rung: {
    command: 'SetRung',
    event: 'RungSet',
    key: 'findingId',
    tool: 'value-ladder',
    list: 'rungs',
    schema: z.strictObject({
      ...findingId,
      rung: z.enum(['training', 'fixed-jobs', 'consulting', 'agency', 'leadership']),
      experiment: Words,
      state: z.enum(['idea', 'trying', 'holds', 'left']),
    }),
  },
  /** The hours that a skill took to learn, and what a year with it brings, in the client's own currency. */
  'skill-return': {
    command: 'EstimateSkillReturn',
    event: 'SkillReturnEstimated',
    key: 'findingId',
    tool: 'skill-returns',
    list: 'skillReturns',
    schema: z.strictObject({
      ...findingId,
      skill: Name,
      hours: z.int().min(1).max(100_000),
      yearlyGain: z.int().min(-10_000_000).max(10_000_000),
    }),
  },
} as const satisfies Record<string, Kind>

export type EntryKinds = typeof entryKinds
/** The name under which a sign-off counts a kind of entry. */
export type EntryKind = keyof EntryKinds
export type EntryEventType = EntryKinds[EntryKind]['event']

export const entryKindNames = Object.keys(entryKinds) as EntryKind[]

/** A record with an item for each kind of entry, under the name that the kind has there. */
const fromKinds = <Item>(itemOf: (kind: Kind, name: EntryKind) => [name: string, item: Item][]) =>
  Object.fromEntries(entryKindNames.flatMap((name) => itemOf(entryKinds[name], name)))

/** The declarations of the events that keep entries. */
export const entryEvents = fromKinds(({ event, schema }) => [[event, { v: 1, data: schema }]]) as {
  [Name in EntryKind as EntryKinds[Name]['event']]: { v: 1; data: EntryKinds[Name]['schema'] }
}

/** The declarations of the commands that record entries. */
export const entryCommands = fromKinds(({ command, schema }) => [[command, schema]]) as {
  [Name in EntryKind as EntryKinds[Name]['command']]: EntryKinds[Name]['schema']
}

/** The kind of entry that each event keeps. */
export const kindOfEvent = fromKinds(({ event }, name) => [[event, name]]) as {
  [Name in EntryKind as EntryKinds[Name]['event']]: Name
}

/** The types of the events that keep entries. */
export const entryEventTypes = entryKindNames.map((name) => entryKinds[name].event)
