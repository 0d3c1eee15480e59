import { z } from 'zod'
import { entryKindNames, entryKinds } from '../entries/kinds.js'
import { CalendarDate, Slug, Text } from '../kernel/fields.js'

/** What a journey counts, so that a sign-off can require it. */
export const Countable = z.enum([
  'evidence-accepted',
  'assessment-shared',
  'baseline',
  'statement',
  ...entryKindNames,
  'application',
  'application-accepted',
  'outcome',
])
export type Countable = z.infer<typeof Countable>

/** The tools that a step can open. */
export const Tool = z.enum([
  'none',
  'assessment',
  'baseline',
  'statement',
  ...entryKindNames.map((kind) => entryKinds[kind].tool),
  'applications',
  'outcome',
])
export type Tool = z.infer<typeof Tool>

/** The tool that records what is counted; accepted evidence has none. */
export const toolOfCountable: Readonly<Partial<Record<Countable, Tool>>> = {
  'assessment-shared': 'assessment',
  baseline: 'baseline',
  statement: 'statement',
  application: 'applications',
  'application-accepted': 'applications',
  outcome: 'outcome',
  ...Object.fromEntries(entryKindNames.map((kind) => [kind, entryKinds[kind].tool])),
}

/** A requirement is met when one of its counts is reached. */
export const Demand = z.strictObject({
  id: Slug,
  text: Text(300),
  anyOf: z
    .array(z.strictObject({ count: Countable, atLeast: z.int().min(1).max(100), atMost: z.int().max(100).optional() }))
    .min(1)
    .max(4),
  /** Whether the coach may let the client skip it, with a reason. */
  waivable: z.boolean().default(false),
})
export type Demand = z.infer<typeof Demand>

export const Gate = z.strictObject({ text: Text(1_000), demands: z.array(Demand).max(12) })
export type Gate = z.infer<typeof Gate>

export const Step = z.strictObject({
  id: Slug,
  title: Text(120),
  why: Text(600),
  how: Text(2_000),
  minutes: z.int().min(5).max(10_080),
  required: z.boolean(),
  tool: Tool.default('none'),
})
export type Step = z.infer<typeof Step>

const Topic = z.strictObject({ id: Slug, title: Text(120), hint: Text(400).optional() })

export const Phase = z.strictObject({
  id: Slug,
  title: Text(60),
  purpose: Text(1_000),
  /** The usual length. */
  weeks: z.strictObject({ from: z.int().min(1).max(200), to: z.int().min(1).max(200) }),
  signs: z
    .array(z.strictObject({ id: Slug, text: Text(300) }))
    .max(30)
    .default([]),
  /** Lists of topics to explore. */
  shelves: z
    .array(z.strictObject({ id: Slug, title: Text(80), topics: z.array(Topic).max(40) }))
    .max(6)
    .default([]),
  /** Skills that are often no longer worth the time. */
  dropSuggestions: z.array(Topic).max(30).default([]),
  learningMaps: z
    .array(z.strictObject({ id: Slug, title: Text(80), topics: z.array(Topic).max(60) }))
    .max(10)
    .default([]),
  /** Where to find help when the answers show strain. */
  support: z
    .array(z.strictObject({ title: Text(120), text: Text(600) }))
    .max(10)
    .default([]),
})
export type Phase = z.infer<typeof Phase>

export const Question = z.strictObject({
  id: Slug,
  text: Text(300),
  looksAt: Text(60),
  /** What the ratings 0 to 4 mean, from no concern to strong concern. */
  anchors: z.tuple([Text(240), Text(240), Text(240), Text(240), Text(240)]),
})

const AssessmentFields = z.strictObject({
  title: Text(120),
  introduction: Text(2_000),
  questions: z.array(Question).min(1).max(40),
  /** Bands by percent, ascending; the first begins at 0. */
  bands: z
    .array(z.strictObject({ id: Slug, title: Text(60), from: z.int().min(0).max(100), meaning: Text(400) }))
    .min(1)
    .max(8),
  wellbeing: z.strictObject({ questionIds: z.array(Slug).min(1).max(40), meanAtLeast: z.number().min(0).max(4) }),
  workedExample: z
    .strictObject({
      title: Text(160),
      story: Text(2_000),
      takenOn: CalendarDate,
      answers: z.array(z.strictObject({ questionId: Slug, rating: z.int().min(0).max(4), words: Text(1_000) })).max(40),
    })
    .optional(),
})

export const AssessmentContent = AssessmentFields.refine(
  ({ bands }) => bands[0]?.from === 0 && bands.every((band, at) => at === 0 || band.from > bands[at - 1]!.from),
  { error: 'Bands begin at 0 and rise.', path: ['bands'] },
).refine(
  ({ questions, wellbeing }) => wellbeing.questionIds.every((id) => questions.some((question) => question.id === id)),
  { error: 'Wellbeing looks at questions of this assessment.', path: ['wellbeing', 'questionIds'] },
)
export type AssessmentContent = z.infer<typeof AssessmentContent>

export const PhaseWithSteps = Phase.extend({ steps: z.array(Step).max(60), gate: Gate })
export type PhaseWithSteps = z.infer<typeof PhaseWithSteps>

/** A whole framework as one piece of data: what is imported, exported, published and pinned by journeys. */
export const FrameworkContent = z.strictObject({
  name: Text(120),
  profession: Text(120),
  description: Text(2_000),
  loopYears: z.strictObject({ from: z.int().min(1).max(20), to: z.int().min(1).max(20) }),
  phases: z.array(PhaseWithSteps).max(20),
  assessment: AssessmentContent.nullable(),
})
export type FrameworkContent = z.infer<typeof FrameworkContent>
