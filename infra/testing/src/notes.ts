import { createHash, randomUUID } from 'node:crypto'
import { defineEvents } from '@switchback/domain/kernel/events'
import { longestText, personal, Text } from '@switchback/domain/kernel/fields'
import type { Append } from '@switchback/event-store/event-store'
import { z } from 'zod'

/** A small kind of stream for suites of the store and the log: notes about a person. */
export const noteEvents = defineEvents('note', {
  NoteTaken: {
    v: 1,
    data: z.strictObject({
      text: Text(longestText).optional(),
      number: z.number().optional(),
      about: personal(Text(longestText)).optional(),
      lines: z.array(z.strictObject({ words: personal(Text(500)) })).optional(),
    }),
  },
  NoteMoved: {
    v: 3,
    data: z.strictObject({ from: z.string(), to: z.string(), by: z.string() }),
    upcast: {
      1: (data: { place: string }) => ({ from: '', to: data.place }),
      2: (data: { from: string; to: string }) => ({ ...data, by: 'unknown' }),
    },
  },
  NoteBlob: { v: 1, data: z.strictObject({ blob: z.string() }) },
})
export const noteCatalogue = { note: noteEvents }

/** An append of one stream for suites, everything else made up. */
export function noteAppend(
  changes: Partial<Append> & { streamId?: string; expected?: Append['streams'][0]['expected']; notes?: string[] } = {},
): Append {
  const { streamId = randomUUID(), expected = 0, notes = ['one'], ...rest } = changes
  const streams = rest.streams ?? [
    {
      streamId,
      category: 'note',
      expected,
      events: notes.map((text) => ({ type: 'NoteTaken', data: { text } })),
    },
  ]
  return {
    tenantId: randomUUID(),
    commandId: randomUUID(),
    actorId: randomUUID(),
    bodyHash: createHash('sha256').update(JSON.stringify(streams)).digest(),
    ...rest,
    streams,
  }
}
