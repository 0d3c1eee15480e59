import { own } from '@switchback/domain/kernel/own'
import type { RowOf } from '@switchback/projections/table'
import { z } from 'zod'
import { clientHomeTable } from '../client-home/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { aboutJourney } from '../journeys/about-journey.js'
import { defineQuery } from '../reading/query.js'
import type { RowFinder } from '../reading/view-reader.js'
import { assessmentHistoryTable } from './table.js'

const ShownAssessment = z.object({
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
  /** The client’s own word on how honest they were: theirs alone, null for everyone else. */
  honesty: z.number().nullable(),
  /** Against the completed assessment before: change in percent points, and in the rating of each question. */
  sinceLast: z
    .object({ assessmentId: z.string(), percent: z.number(), ratings: z.record(z.string(), z.number()) })
    .nullable(),
})

export const assessmentsQuery = defineQuery({
  name: 'assessments',
  path: 'journeys/:journeyId/assessments',
  summary: 'A client’s assessments, newest first, each compared with the one before. A coach sees what was shared.',
  input: z.object({ journeyId: z.uuid() }),
  output: z.object({ items: z.array(ShownAssessment) }),
  tables: [assessmentHistoryTable, clientHomeTable, journeyTimelineTable],
  about: aboutJourney,
  async read(rows, context, _, journey) {
    const all = await rows.find(
      assessmentHistoryTable,
      { clientId: journey.clientId, frameworkId: journey.frameworkId },
      { order: { startedAt: 'ASC', key: 'ASC' } },
    )
    const isSelf = context.actor.id === journey.clientId
    const visible = isSelf ? all : await sharedWith(rows, journey, all)
    const completed = visible.filter(({ status }) => status === 'completed')
    const items = visible.map(({ key, ...assessment }) => {
      const before = completed[completed.findIndex((one) => one.key === key) - 1]
      return {
        ...assessment,
        status: assessment.status as 'open',
        assessmentId: key,
        honesty: isSelf ? assessment.honesty : null,
        sinceLast:
          before && assessment.percent !== null
            ? difference(before, { ...assessment, percent: assessment.percent })
            : null,
      }
    })
    return { items: items.reverse() }
  },
})

type Assessment = RowOf<typeof assessmentHistoryTable> & { key: string }
type Home = RowOf<typeof clientHomeTable> & { key: string }

/**
 * What the coach of a journey may read: completed assessments that are shared, of journeys that they lead, or that the client shared
 * since they lead this one. What was shared with the coach of an earlier cycle stays between the client and that coach.
 */
async function sharedWith(rows: RowFinder, journey: Home, all: Assessment[]): Promise<Assessment[]> {
  const { clientId, coachId } = journey
  const led = new Map((await rows.find(clientHomeTable, { clientId, coachId })).map((row) => [row.key, row.journey]))
  const comings = await rows.find(
    journeyTimelineTable,
    { journeyId: journey.key, type: { anyOf: ['JourneyOpened', 'JourneyTransferred'] } },
    { order: { version: 'DESC' } },
  )
  const before = comings.findIndex(({ data }) => data.coachId !== coachId)
  const ledSince = (before < 0 ? comings : comings.slice(0, before)).at(-1)?.recordedAt
  return all.filter(({ key, journeyId, status, shared, sharedAt }) => {
    if (status !== 'completed' || !shared) return false
    const ofOwnJourney = led.get(journeyId)
    if (ofOwnJourney) return own(ofOwnJourney.assessments, key)?.shared === true
    return ledSince !== undefined && sharedAt !== null && sharedAt >= ledSince
  })
}

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
