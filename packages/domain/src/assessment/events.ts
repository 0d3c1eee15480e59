import { z } from 'zod'
import { defineEvents, type EventOf } from '../kernel/events.js'
import { Id, OneToFive, personal, Slug, Text } from '../kernel/fields.js'

export const Rating = z.int().min(0).max(4)
const Words = personal(Text(4_000))

/** What is needed to score an assessment, pinned when it starts. */
export const Scoring = z.strictObject({
  questionIds: z.array(Slug).min(1).max(40),
  bands: z
    .array(z.strictObject({ id: Slug, from: z.int().min(0).max(100) }))
    .min(1)
    .max(8),
  wellbeing: z.strictObject({ questionIds: z.array(Slug).min(1).max(40), meanAtLeast: z.number() }),
})

export const assessmentEvents = defineEvents('assessment', {
  AssessmentStarted: {
    v: 1,
    data: z.strictObject({
      clientId: Id,
      journeyId: Id,
      frameworkId: Id,
      frameworkVersion: z.int().min(1),
      scoring: Scoring,
    }),
  },
  QuestionAnswered: { v: 1, data: z.strictObject({ questionId: Slug, rating: Rating, words: Words.optional() }) },
  AnswerRevised: { v: 1, data: z.strictObject({ questionId: Slug, rating: Rating, words: Words.optional() }) },
  AssessmentCompleted: {
    v: 1,
    data: z.strictObject({
      journeyId: Id,
      score: z.int().min(0),
      maximum: z.int().min(1),
      /** Score in percent of the maximum, to one decimal. */
      percent: z.number().min(0).max(100),
      band: Slug,
      /** `wellbeing`: offer support. `look-again`: all answers are alike, or it took under a minute. */
      flags: z.array(z.enum(['wellbeing', 'look-again'])),
      honesty: OneToFive,
    }),
  },
  AssessmentShared: { v: 1, data: z.strictObject({ journeyId: Id }) },
  AssessmentUnshared: { v: 1, data: z.strictObject({ journeyId: Id }) },
  AssessmentAbandoned: { v: 1, data: z.strictObject({ journeyId: Id }) },
})
export type AssessmentEvent = EventOf<typeof assessmentEvents>
