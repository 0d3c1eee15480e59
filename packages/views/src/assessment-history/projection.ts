import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { assessmentHistoryTable } from './table.js'

type Assessment = RowOf<typeof assessmentHistoryTable>

const answered = (row: Assessment, { data }: EventNamed<'QuestionAnswered' | 'AnswerRevised'>): Assessment => ({
  ...row,
  answers: { ...row.answers, [data.questionId]: { rating: data.rating, ...(data.words && { words: data.words }) } },
})

export const assessmentHistory = defineProjection({
  table: assessmentHistoryTable,
  person: 'clientId',
  creates: {
    AssessmentStarted: ({ data, occurredAt }) => ({
      clientId: data.clientId,
      journeyId: data.journeyId,
      frameworkId: data.frameworkId,
      frameworkVersion: data.frameworkVersion,
      status: 'open',
      shared: false,
      sharedAt: null,
      startedAt: occurredAt,
      completedAt: null,
      answers: {},
      score: null,
      maximum: data.scoring.questionIds.length * 4,
      percent: null,
      band: null,
      flags: [],
      honesty: null,
    }),
  },
  on: {
    QuestionAnswered: answered,
    AnswerRevised: answered,
    AssessmentCompleted: (row, { data, occurredAt }) => {
      const { score, percent, band, flags, honesty } = data
      return { ...row, status: 'completed', completedAt: occurredAt, score, percent, band, flags, honesty }
    },
    AssessmentShared: (row, { recordedAt }) => ({ ...row, shared: true, sharedAt: recordedAt }),
    AssessmentUnshared: (row) => ({ ...row, shared: false, sharedAt: null }),
    AssessmentAbandoned: (row) => ({ ...row, status: 'abandoned' }),
  },
})
