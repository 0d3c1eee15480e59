import { given, people } from '../testing/specification.js'
import { exampleContent, exampleFramework, examplePlan, frameworkId } from '../testing/example-framework.js'
import { unopenedJourney, type Journey } from '../journey/state.js'
import { assessment } from './assessment.js'
import type { AssessmentEvent } from './events.js'

const journeyId = '40000000-0000-4000-8000-000000000001'
const journey: Journey = {
  ...unopenedJourney,
  status: 'open',
  clientId: people.client.id,
  frameworkId,
  plan: examplePlan,
}
const reads = (changes: object = {}) => ({
  reads: { journey: { ...journey, ...changes }, framework: exampleFramework, takings: [] },
})
const start = { type: 'StartAssessment' as const, journeyId }
const { questions, bands, wellbeing } = exampleContent.assessment!
const started: AssessmentEvent & { occurredAt: string } = {
  type: 'AssessmentStarted',
  occurredAt: '2026-03-02T08:50:00.000Z',
  data: {
    clientId: people.client.id,
    journeyId,
    frameworkId,
    frameworkVersion: 1,
    scoring: {
      questionIds: questions.map(({ id }) => id),
      bands: bands.map(({ id, from }) => ({ id, from })),
      wellbeing,
    },
  },
}
const answered = (questionId: string, rating: number): AssessmentEvent => ({
  type: 'QuestionAnswered',
  data: { questionId, rating },
})
const answers = (...ratings: number[]) => ratings.map((rating, at) => answered(questions[at]!.id, rating))
const completed = (
  score: number,
  percent: number,
  band: string,
  flags: ('wellbeing' | 'look-again')[],
): AssessmentEvent => ({
  type: 'AssessmentCompleted',
  data: { journeyId, score, maximum: 16, percent, band, flags, honesty: 4 },
})
const complete = { type: 'CompleteAssessment' as const, honesty: 4 }
const open = given(assessment, started)

describe('starting', () => {
  it('pins how it will be scored', () =>
    given(assessment).when(start, reads()).then({ type: started.type, data: started.data }))
  it('happens once for each assessment', () => open.when(start, reads()).refuses('AssessmentExists'))
  it('wants a journey with a plan, that was not withdrawn', () => {
    given(assessment)
      .when(start, reads({ status: 'none' }))
      .refuses('JourneyNotFound')
    given(assessment)
      .when(start, reads({ status: 'withdrawn' }))
      .refuses('JourneyNotOpen')
    given(assessment)
      .when(start, reads({ plan: null }))
      .refuses('PlanMissing')
  })
  it('wants a framework with an assessment', () => {
    const without = { ...exampleFramework, published: [{ ...exampleContent, assessment: null }] }
    given(assessment)
      .when(start, { reads: { journey, framework: without, takings: [] } })
      .refuses('AssessmentMissing')
  })
  it('is for people with fewer than 200 assessments', () => {
    const withTakings = (count: number) => ({ reads: { ...reads().reads, takings: Array(count).fill(open.state()) } })
    given(assessment).when(start, withTakings(199)).happens('AssessmentStarted')
    given(assessment).when(start, withTakings(200)).refuses('TooManyTakings')
  })
  it('comes before answers', () => given(assessment).when(complete).refuses('AssessmentNotFound'))
})

describe('answering', () => {
  it('records a first answer, and revises a later one', () => {
    open.when({ type: 'AnswerQuestion', questionId: 'one', rating: 3, words: 'Because.' }).happens('QuestionAnswered')
    open.and(answered('one', 3)).when({ type: 'AnswerQuestion', questionId: 'one', rating: 2 }).happens('AnswerRevised')
  })
  it('knows its own questions only', () =>
    open.when({ type: 'AnswerQuestion', questionId: 'nine', rating: 3 }).refuses('QuestionNotFound'))
})

describe('completing', () => {
  it('needs a rating for every question', () =>
    open
      .and(answers(1, 2))
      .when(complete)
      .refuses('QuestionsOpen', { open: ['three', 'four'] }))
  it('scores in percent, to one decimal, and finds the band', () => {
    open
      .and(answers(1, 2, 3, 1))
      .when(complete)
      .then(completed(7, 43.8, 'calm', []))
    open
      .and(answers(1, 3, 3, 1))
      .when(complete)
      .then(completed(8, 50, 'rough', []))
  })
  it('takes the last answer to a question', () =>
    open
      .and(answers(1, 2, 3, 1), { type: 'AnswerRevised', data: { questionId: 'one', rating: 2 } })
      .when(complete)
      .then(completed(8, 50, 'rough', [])))
  it('raises the wellbeing flag from the mean of its questions', () => {
    open
      .and(answers(0, 0, 4, 2))
      .when(complete)
      .then(completed(6, 37.5, 'calm', ['wellbeing']))
    open
      .and(answers(0, 0, 4, 1))
      .when(complete)
      .then(completed(5, 31.3, 'calm', []))
  })
  it('flags an assessment for another look when all ratings are alike, or it took under a minute; it refuses neither', () => {
    open
      .and(answers(2, 2, 2, 2))
      .when(complete)
      .then(completed(8, 50, 'rough', ['look-again']))
    open
      .and(answers(1, 2, 3, 1))
      .when(complete, { occurredAt: '2026-03-02T08:50:59.000Z' })
      .then(completed(7, 43.8, 'calm', ['look-again']))
    open
      .and(answers(1, 2, 3, 1))
      .when(complete, { occurredAt: '2026-03-02T08:51:00.000Z' })
      .then(completed(7, 43.8, 'calm', []))
  })
})

describe('after it', () => {
  const done = open.and(answers(1, 2, 3, 1), completed(7, 43.8, 'calm', []))
  it('answers are frozen', () => {
    done.when({ type: 'AnswerQuestion', questionId: 'one', rating: 0 }).refuses('AnswersFrozen')
    done.when(complete).refuses('AnswersFrozen')
    done.when({ type: 'AbandonAssessment' }).refuses('AnswersFrozen')
  })
  it('it is shared and unshared by will', () => {
    done.when({ type: 'ShareAssessment' }).then({ type: 'AssessmentShared', data: { journeyId } })
    done.when({ type: 'UnshareAssessment' }).changesNothing()
    const shared = done.and({ type: 'AssessmentShared', data: { journeyId } })
    shared.when({ type: 'ShareAssessment' }).changesNothing()
    shared.when({ type: 'UnshareAssessment' }).happens('AssessmentUnshared')
  })
  it('an open one is not shared, but can be abandoned, which ends it', () => {
    open.when({ type: 'ShareAssessment' }).refuses('AssessmentNotCompleted')
    open.when({ type: 'AbandonAssessment' }).happens('AssessmentAbandoned')
    open.and({ type: 'AssessmentAbandoned', data: { journeyId } }).when(complete).refuses('AssessmentAbandoned')
  })
})

describe('an assessment with as many events as one can have', () => {
  const full = { events: 1_000 }
  it('takes no further answer; once completed it can be shared, but not without end', () => {
    open.when({ type: 'AnswerQuestion', questionId: questions[0]!.id, rating: 2 }, full).refuses('TakingFull')
    const done = open.and(...answers(4, 4, 4, 4), completed(16, 100, bands.at(-1)!.id, []))
    done.when({ type: 'ShareAssessment' }, { events: 1_001 }).happens('AssessmentShared')
    done.when({ type: 'ShareAssessment' }, { events: 1_100 }).refuses('TakingFull', { most: 1_100 })
  })
  it('can be completed, abandoned and unshared', () => {
    open
      .and(...answers(4, 4, 4, 4))
      .when(complete, full)
      .happens('AssessmentCompleted')
    open.when({ type: 'AbandonAssessment' }, full).happens('AssessmentAbandoned')
    open
      .and(...answers(4, 4, 4, 4), completed(16, 100, bands.at(-1)!.id, []))
      .and({ type: 'AssessmentShared', data: { journeyId } })
      .when({ type: 'UnshareAssessment' }, full)
      .happens('AssessmentUnshared')
  })
})
