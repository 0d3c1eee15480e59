import type { AnyRecorded } from '@switchback/domain/kernel/events'
import type { Projection } from '@switchback/projections/projection'
import { defineTable, integer, json, nullable, text } from '@switchback/projections/table'

interface NoteRow {
  notes: number
  lastText: string | null
  about: string | null
  positions: number[]
}

export const noteCountsTable = defineTable('note_counts', 1, {
  notes: integer(),
  lastText: nullable(text()),
  about: nullable(text()),
  positions: json<number[]>(),
})

/** A view of notes for suites: how many each stream has, and at which positions. `poison` is a text that it cannot take. */
export const noteCounts = (options: { poison?: string; name?: string } = {}): Projection => ({
  id: `${options.name ?? 'note_counts'}@1`,
  table: { ...noteCountsTable, name: options.name ?? 'note_counts' },
  keys: (event) => [event.streamId],
  on: {
    NoteTaken: (row, event: AnyRecorded) => {
      const { notes = 0, positions = [] } = (row ?? {}) as Partial<NoteRow>
      const { text: lastText = null, about = null } = event.data as { text?: string; about?: string }
      if (options.poison && lastText === options.poison) throw new Error(`cannot take ${options.poison}`)
      return { notes: notes + 1, lastText, about, positions: [...positions, event.position] }
    },
  },
})
