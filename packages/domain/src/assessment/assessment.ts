import { own } from '../kernel/own.js'
import type { z } from 'zod'
import {
  defineDecider,
  evolveBy,
  nothing,
  notFound,
  refuse,
  type Context,
  type Decision,
  type Evolution,
} from '../kernel/decider.js'
import { allAbout, idFrom, oneStream, type StatesOf, type Streams } from '../kernel/reads.js'
import { frameworks, publishedContent } from '../framework/framework.js'
import { journeys } from '../journey/state.js'
import { assessmentCommands, type AssessmentCommand } from './commands.js'
import { assessmentEvents, type AssessmentEvent, type Scoring } from './events.js'

/** One assessment of one client. */
export interface Assessment {
  status: 'none' | 'open' | 'completed' | 'abandoned'
  clientId: string | null
  journeyId: string
  scoring: z.infer<typeof Scoring> | null
  ratings: Readonly<Record<string, number>>
  startedAt: string
  shared: boolean
}

const notStarted: Assessment = {
  status: 'none',
  clientId: null,
  journeyId: '',
  scoring: null,
  ratings: {},
  startedAt: '',
  shared: false,
}

const assessments: Streams<Assessment> = { category: 'assessment', initial: notStarted }

const highestRating = 4
/** How many assessments a person has: one page lists them all, with every answer. */
const assessmentsAtMost = 200
/** Many times as many as there are questions to answer. */
const eventsAtMost = 1_000
/** A full assessment can still be completed, and then shared. */
const sharesAtMost = 1_100

type Command<Type extends AssessmentCommand['type']> = AssessmentCommand<Type>
type AssessmentDecision = Decision<AssessmentEvent>

const reads = {
  StartAssessment: ({ journeyId }: Command<'StartAssessment'>, _: Assessment, { actor }: Pick<Context, 'actor'>) => ({
    journey: oneStream(journeys, journeyId),
    framework: oneStream(
      frameworks,
      idFrom('journey', journeys, ({ frameworkId }) => frameworkId),
    ),
    // Only the client can start an assessment.
    takings: allAbout(assessments, actor.id),
  }),
}

export const startAssessment = (
  assessment: Assessment,
  { journeyId }: Command<'StartAssessment'>,
  { reads: { journey, framework, takings } }: Context<StatesOf<ReturnType<typeof reads.StartAssessment>>>,
): AssessmentDecision => {
  if (assessment.status !== 'none') return refuse('AssessmentExists', 'This assessment has already begun.')
  if (journey.status === 'none') return notFound('JourneyNotFound', 'There is no such journey.')
  if (journey.status === 'withdrawn') return refuse('JourneyNotOpen', 'This journey was withdrawn.')
  if (!journey.plan) return refuse('PlanMissing', 'Your coach has not assigned a plan yet.')
  const { frameworkId, frameworkVersion } = journey.plan
  const content = publishedContent(framework, frameworkVersion)?.assessment
  if (!content) return refuse('AssessmentMissing', 'This framework has no assessment.')
  if (takings.length >= assessmentsAtMost)
    return refuse('TooManyTakings', `One person can keep at most ${assessmentsAtMost} assessments.`)
  const scoring = {
    questionIds: content.questions.map(({ id }) => id),
    bands: content.bands.map(({ id, from }) => ({ id, from })),
    wellbeing: content.wellbeing,
  }
  const started = { clientId: journey.clientId!, journeyId, frameworkId, frameworkVersion, scoring }
  return [{ type: 'AssessmentStarted', data: started }]
}

export const answerQuestion = (
  { status, ratings, scoring }: Assessment,
  { type: _, ...data }: Command<'AnswerQuestion'>,
): AssessmentDecision => {
  if (status === 'completed') return answersFrozen()
  if (!scoring!.questionIds.includes(data.questionId))
    return notFound('QuestionNotFound', `There is no question "${data.questionId}" in this assessment.`)
  const isRevised = own(ratings, data.questionId) !== undefined
  return [{ type: isRevised ? 'AnswerRevised' : 'QuestionAnswered', data }]
}

export const completeAssessment = (
  assessment: Assessment,
  { honesty }: Command<'CompleteAssessment'>,
  { occurredAt }: Context<object>,
): AssessmentDecision => {
  if (assessment.status === 'completed') return answersFrozen()
  const open = assessment.scoring!.questionIds.filter((id) => own(assessment.ratings, id) === undefined)
  if (open.length > 0)
    return refuse('QuestionsOpen', `Every question needs a rating; still open: ${open.length}.`, { open })
  const { journeyId } = assessment
  return [{ type: 'AssessmentCompleted', data: { journeyId, ...scored(assessment, occurredAt), honesty } }]
}

export const shareAssessment = ({ status, shared, journeyId }: Assessment): AssessmentDecision => {
  if (status === 'open') return notCompleted()
  return shared ? nothing : [{ type: 'AssessmentShared', data: { journeyId } }]
}

export const unshareAssessment = ({ status, shared, journeyId }: Assessment): AssessmentDecision => {
  if (status === 'open') return notCompleted()
  return shared ? [{ type: 'AssessmentUnshared', data: { journeyId } }] : nothing
}

export const abandonAssessment = ({ status, journeyId }: Assessment): AssessmentDecision =>
  status === 'completed' ? answersFrozen() : [{ type: 'AssessmentAbandoned', data: { journeyId } }]

function guard({ status }: Assessment, { type }: AssessmentCommand, { events }: Context) {
  if (type === 'StartAssessment') return undefined
  if (type === 'AnswerQuestion' && events >= eventsAtMost)
    return refuse('TakingFull', `This assessment holds ${eventsAtMost} changes: complete it, or begin a new one.`, {
      most: eventsAtMost,
    })
  if (type === 'ShareAssessment' && events >= sharesAtMost)
    return refuse('TakingFull', 'This assessment was shared and unshared too often to be shared again.', {
      most: sharesAtMost,
    })
  if (status === 'none') return notFound('AssessmentNotFound', 'This assessment has not begun.')
  if (status === 'abandoned') return refuse('AssessmentAbandoned', 'This assessment was abandoned: begin a new one.')
  return undefined
}

const answersFrozen = () =>
  refuse('AnswersFrozen', 'This assessment is complete and its answers can no longer change: begin a new one.')
const notCompleted = () => refuse('AssessmentNotCompleted', 'Complete the assessment before you share it.')

/** Score, band and flags (the sum of all ratings in percent of the highest; wellbeing from the mean of its questions). */
function scored({ scoring, ratings, startedAt }: Assessment, completedAt: string) {
  const { questionIds, bands, wellbeing } = scoring!
  const given = questionIds.map((id) => own(ratings, id)!)
  const score = sum(given)
  const maximum = questionIds.length * highestRating
  const percent = Math.round((score / maximum) * 1_000) / 10
  const strain = sum(wellbeing.questionIds.map((id) => own(ratings, id)!)) / wellbeing.questionIds.length
  const allAlike = questionIds.length > 1 && given.every((rating) => rating === given[0])
  const hurried = Date.parse(completedAt) - Date.parse(startedAt) < 60_000
  return {
    score,
    maximum,
    percent,
    band: bands.findLast(({ from }) => percent >= from)!.id,
    flags: [
      ...(strain >= wellbeing.meanAtLeast ? (['wellbeing'] as const) : []),
      ...(allAlike || hurried ? (['look-again'] as const) : []),
    ],
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

const evolution: Evolution<Assessment, AssessmentEvent> = {
  AssessmentStarted: (assessment, { data: { clientId, journeyId, scoring }, occurredAt = '' }) => ({
    ...assessment,
    status: 'open',
    clientId,
    journeyId,
    scoring,
    startedAt: occurredAt,
  }),
  QuestionAnswered: (assessment, { data }) => withRating(assessment, data),
  AnswerRevised: (assessment, { data }) => withRating(assessment, data),
  AssessmentCompleted: (assessment) => ({ ...assessment, status: 'completed' }),
  AssessmentShared: (assessment) => ({ ...assessment, shared: true }),
  AssessmentUnshared: (assessment) => ({ ...assessment, shared: false }),
  AssessmentAbandoned: (assessment) => ({ ...assessment, status: 'abandoned' }),
}

const withRating = (assessment: Assessment, { questionId, rating }: { questionId: string; rating: number }) => ({
  ...assessment,
  ratings: { ...assessment.ratings, [questionId]: rating },
})

export const assessment = defineDecider<Assessment, AssessmentCommand, typeof assessmentEvents, typeof reads>({
  path: 'assessments',
  streams: assessments,
  events: assessmentEvents,
  commands: assessmentCommands,
  guard,
  rules: {
    StartAssessment: startAssessment,
    AnswerQuestion: answerQuestion,
    CompleteAssessment: completeAssessment,
    ShareAssessment: shareAssessment,
    UnshareAssessment: unshareAssessment,
    AbandonAssessment: abandonAssessment,
  },
  evolve: evolveBy<Assessment, AssessmentEvent>(evolution),
  subject: ({ clientId }) => clientId,
  reads,
  relations: ({ clientId }) => ({ clientId: clientId ?? undefined }),
  relationsOfFirst: {
    StartAssessment: (_, { journey }) => ({ clientId: journey.clientId ?? undefined }),
  },
})
