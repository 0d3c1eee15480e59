import fc from 'fast-check'
import { z } from 'zod'
import { deciderOf, deciders, type Category } from './deciders.js'
import { entryCommands } from './entries/kinds.js'
import { journeyIdFor } from './journey/identity.js'
import { unopenedJourney, type Journey } from './journey/state.js'
import { isRefusal, type Actor, type Context } from './kernel/decider.js'
import { organisations } from './organisation/state.js'
import {
  exampleContent,
  exampleFramework,
  examplePlan,
  exampleTemplate,
  frameworkId,
  templateId,
} from './testing/example-framework.js'
import {
  applicationId,
  assessmentId,
  evidenceId,
  explored,
  firstPhaseReady,
  gateRequested,
  inFirstPhase,
  logged,
  noted,
  opened,
  secondPhaseReady,
  sharingNoted,
  submitted,
} from './testing/example-journey.js'
import { people, specContext, specTenant } from './testing/specification.js'

type Fact = { type: string; data: unknown; occurredAt?: string }
type Command = { type: string } & Record<string, unknown>

const { coach, client, owner } = people
const otherCoach = '80000000-0000-4000-8000-0000000000c2'
const otherCohort = '80000000-0000-4000-8000-0000000000d1'
const [member, invitationId, sponsorId, findingId] = [1, 2, 3, 4].map(
  (at) => `80000000-0000-4000-8000-00000000000${at}`,
)
const plan = { templateId, templateVersion: 1, startsOn: '2026-03-02' }
const [past, future] = ['2026-03-01T00:00:00.000Z', '2026-03-16T00:00:00.000Z']

/** Commands that add another thing, state a thing again or extend it, each time. What makes a retry safe is their idempotency key. */
const addsEachTime = [
  'organisation.RenewInvitation',
  'organisation.CorrectMember',
  'organisation.NoteMove',
  'framework.DefinePhase',
  'framework.DefineStep',
  'framework.DefineGate',
  'framework.DefineAssessment',
  'cohort.AssignPlanToCohort',
  'assessment.AnswerQuestion',
  'reporting.RequestReplay',
  'reporting.RestateFigures',
  'journey.AddStep',
  'journey.SubmitEvidence',
  'journey.SubmitFile',
  'journey.AcceptCoach',
  'journey.ScheduleLoop',
  'journey.RecordBaseline',
  'journey.RecordOutcome',
  'journey.MakeStatement',
  'journey.LogApplication',
  ...Object.keys(entryCommands)
    .filter((type) => !['ChooseArea', 'DropSkill', 'LearnModel'].includes(type))
    .map((type) => `journey.${type}`),
]

const founded = {
  type: 'OrganisationFounded',
  data: { name: 'B', ownerId: owner.id, ownerName: 'N', ownerEmail: 'n@x.example', emailFingerprint: 'f' },
}
const invited = (expiresAt: string) => ({
  type: 'MemberInvited',
  data: {
    invitationId,
    personId: member,
    name: 'Kim',
    email: 'a@x.example',
    emailFingerprint: 'fingerprint:a@x.example',
    role: 'client',
    expiresAt,
  },
})
const accepted = {
  type: 'InvitationAccepted',
  data: { invitationId, personId: member, role: 'client', reportingConsent: false },
}
const joined = [founded, { type: 'SponsorAdded', data: { sponsorId, name: 'S' } }, invited(future), accepted]
const granted = { type: 'RoleGranted', data: { personId: member, role: 'coach' } }
const removed = { type: 'MemberRemoved', data: { personId: member } }
const erasureDue = { type: 'ErasureRequested', data: { personId: member, dueAt: past, why: 'asked' } }

const drafted: Fact[] = (() => {
  const imported = deciders.framework.decide(
    deciders.framework.initial,
    { type: 'ImportFramework', content: exampleContent },
    specContext({ reads: { frameworks: 0 } }),
  )
  return isRefusal(imported) ? [] : imported
})()
const templateCreated = { type: 'TemplateCreated', data: { name: 'T', frameworkId, frameworkVersion: 1 } }
const cohortCreated = {
  type: 'CohortCreated',
  data: {
    name: 'S',
    coachId: coach.id,
    sponsorId: null,
    frameworkId,
    plan,
    startsOn: '2026-03-02',
    endsOn: null,
    capacity: 9,
  },
}
const enrolled = {
  type: 'ClientEnrolled',
  data: { clientId: client.id, journeyId: member, cycle: 1, coachId: coach.id, frameworkId, sponsorId: null, plan },
}
const started = {
  type: 'AssessmentStarted',
  data: {
    clientId: client.id,
    journeyId: member,
    frameworkId,
    frameworkVersion: 1,
    scoring: {
      questionIds: ['one', 'two'],
      bands: [{ id: 'calm', from: 0 }],
      wellbeing: { questionIds: ['one'], meanAtLeast: 3 },
    },
  },
}
const answered = [
  started,
  ...['one', 'two'].map((questionId) => ({ type: 'QuestionAnswered', data: { questionId, rating: 2 } })),
]
const completed = {
  type: 'AssessmentCompleted',
  data: { journeyId: member, score: 4, maximum: 8, percent: 50, band: 'calm', flags: [], honesty: 4 },
}
const shared = { type: 'AssessmentShared', data: { journeyId: member } }
const publication = {
  period: { name: '2026-01', startsOn: '2026-01-01', endsOn: '2026-01-31' },
  group: 'all',
  asOfPosition: 9,
  rules: { smallestReportableGroup: 5, stallDays: 14, definitions: 1 },
  tables: {},
}

/** States in which the commands of a category make sense, as the events that lead there. */
const histories: Record<Category, Fact[][]> = {
  organisation: [
    [],
    [founded],
    [founded, invited(future)],
    [founded, invited(past)],
    joined,
    [...joined, granted],
    [...joined, removed],
    [...joined, erasureDue],
  ],
  framework: [[], drafted],
  'plan-template': [
    [],
    [templateCreated],
    [templateCreated, { type: 'StepExcluded', data: { phaseId: 'begin', stepId: 'walk' } }],
  ],
  cohort: [[], [cohortCreated], [cohortCreated, enrolled, { type: 'CoachAssigned', data: { coachId: otherCoach } }]],
  assessment: [[], [started], answered, [...answered, completed], [...answered, completed, shared]],
  reporting: [[], [{ type: 'FiguresPublished', data: publication }]],
  journey: [
    [],
    [opened],
    inFirstPhase,
    [...inFirstPhase, noted],
    [...firstPhaseReady, submitted, explored('sea'), logged],
    [...firstPhaseReady, gateRequested('begin'), sharingNoted(true)],
    [...secondPhaseReady, gateRequested('finish')],
    [...inFirstPhase, { type: 'JourneyPaused', data: {} }],
    [...secondPhaseReady, { type: 'JourneyCompleted', data: {} }],
  ],
}

const members = Object.fromEntries(
  [coach.id, otherCoach, client.id].map((id) => [
    id,
    { roles: [id === client.id ? ('client' as const) : ('coach' as const)], reportingConsent: false },
  ]),
)
const going: Journey = { ...unopenedJourney, status: 'open', clientId: client.id, frameworkId, plan: examplePlan }
const reads = {
  organisation: { ...organisations.initial, members, sponsors: { [sponsorId!]: 'S' } },
  // The journey of the example follows version 1; version 2 has the same phases.
  template: { ...exampleTemplate, published: [...exampleTemplate.published, ...exampleTemplate.published] },
  framework: exampleFramework,
  frameworks: 0,
  target: { ...deciders.cohort.initial, status: 'open', coachIds: [coach.id], frameworkId, capacity: 9 },
  journeys: [],
  journey: going,
  before: unopenedJourney,
  takings: [],
}
const otherVersion = { ...reads, template: { ...reads.template, frameworkVersion: 2 } }

/** Values for fields by their name; other fields take whatever fits their schema. */
const byName: Record<string, unknown[]> = {
  personId: [member, owner.id],
  invitationId: [invitationId],
  sponsorId: [undefined, undefined, sponsorId],
  email: ['a@x.example', 'b@x.example'],
  coachId: [coach.id, otherCoach],
  clientId: [client.id],
  cohortId: [null, otherCohort],
  toCohortId: [otherCohort],
  frameworkId: [frameworkId],
  templateId: [templateId],
  templateVersion: [1],
  frameworkVersion: [1],
  startsOn: ['2026-03-02', '2026-04-01'],
  endsOn: [null, '2026-12-01'],
  cycle: [1],
  phaseId: ['begin', 'finish'],
  stepId: ['questions', 'baseline', 'walk', 'explore'],
  demandId: ['shared', 'paper'],
  evidenceId: [evidenceId],
  applicationId: [applicationId],
  assessmentId: [assessmentId],
  findingId: [undefined],
  questionId: ['one', 'two'],
  areaId: ['sea'],
  count: ['area-explored'],
  id: ['sea'],
  content: [exampleContent, 'A text.', 'https://x.example'],
  phase: exampleContent.phases.map(({ steps: _steps, gate: _gate, ...phase }) => phase),
  step: exampleContent.phases.flatMap(({ steps }) => steps),
  gate: exampleContent.phases.map(({ gate }) => gate),
  assessment: [exampleContent.assessment],
  tables: [{}],
  period: [publication.period],
  fingerprints: [[{ personId: member, emailFingerprint: 'g' }]],
  settings: [{ stallDays: 20 }, { smallestReportableGroup: 9 }],
  sha256: ['a'.repeat(64)],
  primary: ['Sea'],
  secondary: ['Air'],
}
const anything = [
  'A text',
  'a-slug',
  findingId,
  '2026-02-01',
  past,
  'a@x.example',
  'https://x.example',
  'all',
  '2026-01',
  true,
  false,
  1,
  3,
  10,
  50,
  2_026,
  null,
  [],
]

/** Values that a field of a command may have. */
function fits(name: string, schema: z.ZodType): fc.Arbitrary<unknown> {
  const candidates = (byName[name] ?? anything).filter((value) => schema.safeParse(value).success)
  if (candidates.length > 0) return fc.constantFrom(...candidates)
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodOptional) return fc.option(fits(name, schema.unwrap() as z.ZodType), { nil: undefined })
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) return fits(name, schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodObject) return bodies(schema)
  throw new Error(`This spec has no value for ${name}.`)
}

const bodies = (schema: z.ZodObject): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, fits(name, field as z.ZodType)])),
  )

const actors: Actor[] = [
  owner,
  coach,
  client,
  { id: member!, roles: ['client'] },
  { id: people.policy.id, roles: ['policy'], decidedBy: { personId: coach.id, asOwner: false } },
]

/** Sends a command twice in a row; returns how many events the second time had, or null where the first was refused or did nothing. */
function sendTwice(category: Category, history: Fact[], command: Command, actor: Actor, read: Context['reads']) {
  const decider = deciderOf(category)
  const before = history.reduce<unknown>((state, event) => decider.evolve(state, event), decider.initial)
  let ids = 0
  const { clientId, cycle } = command as { clientId?: string; cycle?: number }
  const context = specContext({
    actor,
    reads: read,
    newId: () => `90000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    ...(command.type === 'OpenJourney' && {
      streamId: journeyIdFor(specTenant, clientId!, frameworkId, cycle!),
    }),
  })
  const first = decider.decide(before, command, context)
  if (isRefusal(first) || first.length === 0) return null
  const after = first
    .filter((event) => !event.in)
    .reduce<unknown>((state, event) => decider.evolve(state, event), before)
  const second = decider.decide(after, command, context)
  return isRefusal(second) ? 0 : second.length
}

const commands = Object.entries(deciders).flatMap(([category, { commands: schemas }]) =>
  Object.entries(schemas).map(([type, schema]) => ({
    category: category as Category,
    type,
    schema,
  })),
)

describe('a command that is sent again', () => {
  it.each(commands.map((one) => [`${one.category}.${one.type}`, one] as const))(
    '%s changes nothing or is refused, unless it adds something each time',
    (name, { category, type, schema }) => {
      const again: number[] = []
      const seed = Math.trunc(Math.random() * 2_147_483_647)
      fc.assert(
        fc.property(
          fc.constantFrom(...histories[category]),
          bodies(schema),
          fc.constantFrom(...actors),
          fc.constantFrom(reads, otherVersion),
          (history, body, actor, read) => {
            const checked = schema.safeParse(body)
            if (!checked.success) return
            const events = sendTwice(category, history, { type, ...checked.data }, actor, read)
            if (events === null) return
            again.push(events)
            if (!addsEachTime.includes(name)) expect(events).toBe(0)
          },
        ),
        { numRuns: 1_000, seed },
      )
      // A property that never saw the command accepted would prove nothing, and neither would an exception that is none.
      expect({ seed, accepted: again.length > 0 }).toEqual({ seed, accepted: true })
      if (addsEachTime.includes(name)) expect({ seed, most: Math.max(...again) }).not.toEqual({ seed, most: 0 })
    },
  )
})
