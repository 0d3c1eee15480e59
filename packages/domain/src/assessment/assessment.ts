import { own } from '../kernel/own.js'
import type { z } from 'zod'
import { defineDecider, notFound, nothing, refuse, unreachable, type Context } from '../kernel/decider.js'
import { publishedContent, type Framework } from '../framework/framework.js'
import type { Journey } from '../journey/state.js'
import { assessmentCommands, type AssessmentCommand } from './commands.js'
import { assessmentEvents, type AssessmentEvent, type Scoring } from './events.js'

/** One taking by one client. */
export interface Assessment {
  status: 'none' | 'open' | 'completed' | 'abandoned'
  clientId: string | null
  journeyId: string
  scoring: z.infer<typeof Scoring> | null
  ratings: Readonly<Record<string, number>>
  startedAt: string
  shared: boolean
}

const initial: Assessment = {
  status: 'none',
  clientId: null,
  journeyId: '',
  scoring: null,
  ratings: {},
  startedAt: '',
  shared: false,
}

const highestRating = 4
/** How many takings a person has: one page lists them all, with every answer. */
const takingsAtMost = 200
/** Many times as often as each question has an answer. */
const eventsAtMost = 1_000
/** A full one is completed, and then it can still be shared. */
const sharesAtMost = 1_100

function decide(assessment: Assessment, command: AssessmentCommand, context: Context) {
  if (command.type === 'StartAssessment') {
    if (assessment.status !== 'none') return refuse('AssessmentExists', 'This taking has already begun.')
    const journey = context.reads.journey as Journey
    if (journey.status === 'none') return notFound('JourneyNotFound', 'There is no such journey.')
    if (journey.status === 'withdrawn') return refuse('JourneyNotOpen', 'This journey was withdrawn.')
    if (!journey.plan) return refuse('PlanMissing', 'Your coach has not assigned a plan yet.')
    const { frameworkId, frameworkVersion } = journey.plan
    const content = publishedContent(context.reads.framework as Framework, frameworkVersion)?.assessment
    if (!content) return refuse('AssessmentMissing', 'This framework has no assessment.')
    if ((context.reads.takings as Assessment[]).length >= takingsAtMost)
      return refuse('TooManyTakings', `At most ${takingsAtMost} takings of one person are kept.`)
    return [
      {
        type: 'AssessmentStarted' as const,
        data: {
          clientId: journey.clientId!,
          journeyId: command.journeyId,
          frameworkId,
          frameworkVersion,
          scoring: {
            questionIds: content.questions.map(({ id }) => id),
            bands: content.bands.map(({ id, from }) => ({ id, from })),
            wellbeing: content.wellbeing,
          },
        },
      },
    ]
  }
  const { journeyId } = assessment
  if (command.type === 'AnswerQuestion' && context.events >= eventsAtMost)
    return refuse('TakingFull', `This assessment holds ${eventsAtMost} changes: complete it, or begin a new one.`, {
      most: eventsAtMost,
    })
  if (command.type === 'ShareAssessment' && context.events >= sharesAtMost)
    return refuse('TakingFull', 'This assessment was shared and unshared too often to be shared again.', {
      most: sharesAtMost,
    })
  switch (assessment.status) {
    case 'none':
      return notFound('AssessmentNotFound', 'This taking has not begun.')
    case 'abandoned':
      return refuse('AssessmentAbandoned', 'This taking was abandoned: begin a new one.')
    case 'open':
      return decideOpen(assessment, command, context)
    case 'completed':
      switch (command.type) {
        case 'ShareAssessment':
          return assessment.shared ? nothing : [{ type: 'AssessmentShared' as const, data: { journeyId } }]
        case 'UnshareAssessment':
          return assessment.shared ? [{ type: 'AssessmentUnshared' as const, data: { journeyId } }] : nothing
        case 'AnswerQuestion':
        case 'CompleteAssessment':
        case 'AbandonAssessment':
          return refuse('AnswersFrozen', 'This taking is completed and its answers are frozen: begin a new one.')
        default:
          return unreachable(command)
      }
    default:
      return unreachable(assessment.status)
  }
}

function decideOpen(
  assessment: Assessment,
  command: Exclude<AssessmentCommand, { type: 'StartAssessment' }>,
  context: Context,
) {
  const { journeyId, ratings } = assessment
  const { questionIds } = assessment.scoring!
  switch (command.type) {
    case 'AnswerQuestion': {
      if (!questionIds.includes(command.questionId))
        return notFound('QuestionNotFound', `There is no question "${command.questionId}" in this assessment.`)
      const { type: _, ...data } = command
      const type =
        own(ratings, command.questionId) !== undefined ? ('AnswerRevised' as const) : ('QuestionAnswered' as const)
      return [{ type, data }]
    }
    case 'CompleteAssessment': {
      const open = questionIds.filter((id) => own(ratings, id) === undefined)
      if (open.length > 0)
        return refuse('QuestionsOpen', `Every question needs a rating; still open: ${open.length}.`, { open })
      return [
        {
          type: 'AssessmentCompleted' as const,
          data: { journeyId, ...scored(assessment, context.occurredAt), honesty: command.honesty },
        },
      ]
    }
    case 'AbandonAssessment':
      return [{ type: 'AssessmentAbandoned' as const, data: { journeyId } }]
    case 'ShareAssessment':
    case 'UnshareAssessment':
      return refuse('AssessmentNotCompleted', 'Complete the assessment before you share it.')
    default:
      return unreachable(command)
  }
}

/** Score, band and flags (domain.md: sum / (4 x questions) in percent; wellbeing from the mean of its questions). */
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

function evolve(
  assessment: Assessment,
  { type, data, occurredAt }: AssessmentEvent & { occurredAt?: string },
): Assessment {
  switch (type) {
    case 'AssessmentStarted':
      return {
        ...assessment,
        status: 'open',
        clientId: data.clientId,
        journeyId: data.journeyId,
        scoring: data.scoring,
        startedAt: occurredAt ?? '',
      }
    case 'QuestionAnswered':
    case 'AnswerRevised':
      return { ...assessment, ratings: { ...assessment.ratings, [data.questionId]: data.rating } }
    case 'AssessmentCompleted':
      return { ...assessment, status: 'completed' }
    case 'AssessmentShared':
      return { ...assessment, shared: true }
    case 'AssessmentUnshared':
      return { ...assessment, shared: false }
    case 'AssessmentAbandoned':
      return { ...assessment, status: 'abandoned' }
    default:
      return unreachable(type)
  }
}

export const assessment = defineDecider<Assessment, AssessmentCommand, typeof assessmentEvents>({
  path: 'assessments',
  events: assessmentEvents,
  commands: assessmentCommands,
  initial,
  decide,
  evolve,
  subject: ({ clientId }) => clientId,
  reads: (command, _, { actor }) =>
    command.type === 'StartAssessment'
      ? [
          { as: 'journey', category: 'journey', streamId: command.journeyId },
          { as: 'framework', category: 'framework', streamId: ({ journey }) => (journey as Journey).frameworkId },
          // The client alone begins a taking.
          { as: 'takings', category: 'assessment', about: actor.id },
        ]
      : [],
  relations: ({ clientId }, command, { journey }) => ({
    clientId: (command.type === 'StartAssessment' ? (journey as Journey).clientId : clientId) ?? undefined,
  }),
})
