import { In } from 'typeorm'
import { z } from 'zod'
import { clientHomeTable } from '../client-home/table.js'
import { namesOf } from '../member-directory/query.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { defineQuery, pageInput, permit } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'
import { detailFor, typesFor } from './details.js'
import { journeyTimelineTable } from './table.js'

export const timelineQuery = defineQuery({
  name: 'timeline',
  path: 'journeys/:journeyId/timeline',
  summary: 'What happened on a journey, newest first by true date, in pages.',
  input: z.object({ journeyId: z.uuid(), ...pageInput }),
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
  async ask(rows, asking, { journeyId, limit, cursor }) {
    const journey = await rows.get(clientHomeTable, journeyId)
    if (!journey) throw new NotVisible('There is no such journey.')
    permit('timeline', asking, { clientId: journey.clientId, coachIds: [journey.coachId] })
    const reader = asking.actor.id === journey.clientId ? 'self' : 'coach'
    const isShared = (assessmentId: string) => journey.journey.assessments[assessmentId]?.shared ?? false
    const skip = Number(cursor) || 0
    const moments = await rows.find(
      journeyTimelineTable,
      { journeyId, type: In(typesFor(reader)) },
      { order: { occurredAt: 'DESC', version: 'DESC' }, skip, take: limit + 1 },
    )
    const nameOf = await namesOf(
      rows,
      moments.map(({ actorId }) => actorId),
    )
    return {
      items: moments.slice(0, limit).map(({ version, type, occurredAt, recordedAt, actorId, data }) => ({
        version,
        type,
        occurredAt,
        recordedAt,
        actorName: nameOf(actorId),
        byClient: actorId === journey.clientId,
        detail: detailFor(reader, type, data, isShared),
      })),
      next: moments.length > limit ? String(skip + limit) : null,
    }
  },
})
