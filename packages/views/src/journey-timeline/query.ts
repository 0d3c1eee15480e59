import { Moment } from '@switchback/domain/kernel/fields'
import { z } from 'zod'
import { clientHomeTable } from '../client-home/table.js'
import { namesOf } from '../people/names.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { paging } from '../reading/paging.js'
import { aboutJourney } from '../journeys/about-journey.js'
import { defineQuery } from '../reading/query.js'
import { detailFor, typesFor } from './details.js'
import { journeyTimelineTable } from './table.js'

const pages = paging(z.tuple([Moment, z.int().min(0).max(1_000_000_000)]))

export const timelineQuery = defineQuery({
  name: 'timeline',
  path: 'journeys/:journeyId/timeline',
  summary: 'What happened on a journey, newest first by true date, in pages.',
  input: z.object({ journeyId: z.uuid(), ...pages.input }),
  output: z.object({
    items: z.array(
      z.object({
        version: z.number(),
        type: z.string(),
        occurredAt: z.string(),
        recordedAt: z.string(),
        actorName: z.string(),
        byClient: z.boolean(),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
    next: z.string().nullable(),
  }),
  tables: [journeyTimelineTable, clientHomeTable, memberDirectoryTable],
  about: aboutJourney,
  async read(rows, context, { journeyId, limit, cursor }, journey) {
    const reader = context.actor.id === journey.clientId ? 'self' : 'coach'
    const isShared = (assessmentId: string) => journey.journey.assessments[assessmentId]?.shared ?? false
    const shown = { journeyId, type: { anyOf: typesFor(reader) } }
    const found = await rows.find(journeyTimelineTable, cursor ? before(shown, cursor) : shown, {
      order: { occurredAt: 'DESC', version: 'DESC' },
      take: limit + 1,
    })
    const { items: moments, next } = pages.page(found, limit, ({ occurredAt, version }) => [occurredAt, version])
    const nameOf = await namesOf(
      rows,
      moments.map(({ actorId }) => actorId),
    )
    return {
      items: moments.map(({ version, type, occurredAt, recordedAt, actorId, data }) => ({
        version,
        type,
        occurredAt,
        recordedAt,
        actorName: nameOf(actorId),
        byClient: actorId === journey.clientId,
        detail: detailFor(reader, type, data, isShared),
      })),
      next,
    }
  },
})

/** Of what is shown, all that comes after a moment in the order of the list. */
const before = <Shown extends object>(shown: Shown, [occurredAt, version]: readonly [string, number]) => [
  { ...shown, occurredAt: { below: occurredAt } },
  { ...shown, occurredAt, version: { below: version } },
]
