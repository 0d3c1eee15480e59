import { z } from 'zod'
import { defineCommands, type CommandOf } from '../kernel/commands.js'
import { Id, OneToFive, Slug, Text } from '../kernel/fields.js'
import { Rating } from './events.js'

export const assessmentCommands = defineCommands({
  StartAssessment: z.strictObject({ journeyId: Id }),
  AnswerQuestion: z.strictObject({ questionId: Slug, rating: Rating, words: Text(4_000).optional() }),
  CompleteAssessment: z.strictObject({
    /** How honest the client says they were, 1 to 5. */
    honesty: OneToFive,
  }),
  ShareAssessment: z.strictObject({}),
  UnshareAssessment: z.strictObject({}),
  AbandonAssessment: z.strictObject({}),
})
export type AssessmentCommand<Type extends keyof typeof assessmentCommands = keyof typeof assessmentCommands> =
  CommandOf<typeof assessmentCommands, Type>
