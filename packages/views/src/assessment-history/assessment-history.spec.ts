import { people } from '@switchback/domain/testing/specification'
import { view, type Fact } from '@switchback/projections/testing/specification'
import { assessmentHistory } from './projection.js'

const id = (digit: number) => `60000000-0000-4000-8000-00000000000${digit}`
const started: Fact = {
  type: 'AssessmentStarted',
  data: {
    clientId: people.client.id,
    journeyId: id(1),
    frameworkId: id(2),
    frameworkVersion: 1,
    scoring: {
      questionIds: ['work', 'money'],
      bands: [{ id: 'steady', from: 0 }],
      wellbeing: { questionIds: ['money'], meanAtLeast: 3 },
    },
  },
}
const answered = (questionId: string, rating: number, words?: string): Fact => ({
  type: 'QuestionAnswered',
  data: { questionId, rating, ...(words && { words }) },
})
const completed: Fact = {
  type: 'AssessmentCompleted',
  data: { journeyId: id(1), score: 5, maximum: 8, percent: 62.5, band: 'steady', flags: [], honesty: 4 },
}
const assessment = (...facts: Fact[]) => view(assessmentHistory, started, ...facts).row()

describe('the history of assessments', () => {
  it('keeps each answer, the last one where it was revised', () => {
    const revised: Fact = { type: 'AnswerRevised', data: { questionId: 'work', rating: 3 } }
    expect(assessment(answered('work', 1, 'Dull.'), answered('money', 2), revised)).toMatchObject({
      status: 'open',
      maximum: 8,
      answers: { work: { rating: 3 }, money: { rating: 2 } },
    })
    expect(assessment(answered('work', 1, 'Dull.'), revised).answers.work).not.toHaveProperty('words')
  })

  it('has score, band and honesty once it is completed', () => {
    expect(assessment(completed)).toMatchObject({
      status: 'completed',
      score: 5,
      percent: 62.5,
      band: 'steady',
      honesty: 4,
    })
  })

  it('is shared or private, as the client decides', () => {
    const shared: Fact = { type: 'AssessmentShared', data: { journeyId: id(1) } }
    expect(assessment(completed).shared).toBe(false)
    expect(assessment(completed, shared).shared).toBe(true)
    expect(assessment(completed, shared, { type: 'AssessmentUnshared', data: { journeyId: id(1) } }).shared).toBe(false)
  })

  it('distinguishes an abandoned assessment from an open one', () => {
    expect(assessment({ type: 'AssessmentAbandoned', data: { journeyId: id(1) } }).status).toBe('abandoned')
  })
})
