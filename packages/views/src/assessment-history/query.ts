import { own } from '@switchback/domain/decider/own'
import { z } from 'zod'
import { clientHomeTable } from '../client-home/table.js'
import { defineQuery, permit } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'
import { assessmentHistoryTable } from './table.js'

const Taking = z.object({
  assessmentId: z.string(),
  journeyId: z.string(),
  frameworkId: z.string(),
  frameworkVersion: z.number(),
  status: z.enum(['open', 'completed', 'abandoned']),
  shared: z.boolean(),
  startedAt: z.string(),
  completedAt: z.string().nullable(),
  answers: z.record(z.string(), z.object({ rating: z.number(), words: z.string().optional() })),
  score: z.number().nullable(),
  maximum: z.number(),
  percent: z.number().nullable(),
  band: z.string().nullable(),
  flags: z.array(z.string()),
  honesty: z.number().nullable(),
  /** Against the completed taking before: change in percent points, and in the rating of each question. */
  sinceLast: z
    .object({ assessmentId: z.string(), percent: z.number(), ratings: z.record(z.string(), z.number()) })
    .nullable(),
})

export const assessmentsQuery = defineQuery({
  name: 'assessments',
  path: 'journeys/:journeyId/assessments',
  summary: 'A client’s takings, newest first, each compared with the one before. A coach sees what was shared.',
  input: z.object({ journeyId: z.uuid() }),
  output: z.object({ items: z.array(Taking) }),
  tables: [assessmentHistoryTable, clientHomeTable],
  async ask(rows, asking, { journeyId }) {
    const journey = await rows.get(clientHomeTable, journeyId)
    if (!journey) throw new NotVisible('There is no such journey.')
    permit('assessments', asking, { clientId: journey.clientId, coachIds: [journey.coachId] })
    const all = await rows.find(
      assessmentHistoryTable,
      { clientId: journey.clientId, frameworkId: journey.frameworkId },
      { order: { startedAt: 'ASC', key: 'ASC' } },
    )
    const visible =
      asking.actor.id === journey.clientId ? all : all.filter(({ shared, status }) => shared && status === 'completed')
    const completed = visible.filter(({ status }) => status === 'completed')
    const items = visible.map(({ key, clientId: _, ...taking }) => {
      const before = completed[completed.findIndex((one) => one.key === key) - 1]
      return {
        ...taking,
        status: taking.status as 'open',
        assessmentId: key,
        sinceLast:
          before && taking.percent !== null ? difference(before, { ...taking, percent: taking.percent }) : null,
      }
    })
    return { items: items.reverse() }
  },
})

interface Compared {
  percent: number | null
  answers: Record<string, { rating: number }>
}

function difference(before: Compared & { key: string }, now: Compared) {
  const ratings = Object.entries(now.answers).flatMap(([id, { rating }]) => {
    const earlier = own(before.answers, id)
    return earlier ? [[id, rating - earlier.rating]] : []
  })
  return {
    assessmentId: before.key,
    percent: Math.round((now.percent! - before.percent!) * 10) / 10,
    ratings: Object.fromEntries(ratings) as Record<string, number>,
  }
}
