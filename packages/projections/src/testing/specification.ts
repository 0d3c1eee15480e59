import { deciders } from '@switchback/domain/deciders'
import type { AnyRecorded } from '@switchback/domain/kernel/events'
import { specStream, specTenant } from '@switchback/domain/testing/specification'
import { z } from 'zod'
import { fold, type DomainEvent, type Projection } from '../projection.js'
import type { RowOf, ViewTable } from '../table.js'

type Event = {
  [Type in DomainEvent['type']]: Pick<Extract<DomainEvent, { type: Type }>, 'type' | 'data'>
}[DomainEvent['type']]

/** An event in a spec of a view: who did it, when, and to which stream, where it matters. */
export type Fact = Event & { by?: string; at?: string; stream?: string }

/** The same facts, done by someone. */
export const by = (actorId: string, ...facts: Fact[]): Fact[] => facts.map((fact) => ({ ...fact, by: actorId }))

/** The same fact, at a moment. */
export const at = (moment: string, fact: Fact): Fact => ({ ...fact, at: moment })

/**
 * Folds facts into a view, event by event and all at once, which must make the same rows; returns its rows by key. Each fact is
 * checked against the schema of its event.
 */
export function view<Table extends ViewTable>(projection: Projection<Table>, ...facts: Fact[]) {
  const events = facts.map(recorded)
  const rows = new Map<string, Record<string, unknown>>()
  for (const event of events) fold(projection, rows, [event])
  const atOnce = new Map<string, Record<string, unknown>>()
  fold(projection, atOnce, events)
  if (JSON.stringify([...rows]) !== JSON.stringify([...atOnce]))
    throw new Error('The size of batches changes the rows.')
  return {
    rows: rows as Map<string, RowOf<Table>>,
    /** The one row, or the one with a key. */
    row(key: string = [...rows.keys()][0] ?? ''): RowOf<Table> {
      const found = rows.get(key)
      if (!found) throw new Error(`There is no row ${key}.`)
      return found as RowOf<Table>
    },
  }
}

function recorded({ type, data, by: actorId, at: occurredAt, stream = specStream }: Fact, index: number): AnyRecorded {
  const owner = Object.values(deciders).find(({ events }) => type in events.definitions)
  const definition = owner?.events.definitions[type]
  if (!owner || !definition) throw new Error(`${type} is not declared`)
  const checked = z.safeParse(definition.data, data)
  if (!checked.success) throw new Error(`${type}: ${z.prettifyError(checked.error)}`)
  const moment = occurredAt ?? new Date(Date.UTC(2026, 2, 2, 9, index)).toISOString()
  return {
    tenantId: specTenant,
    streamId: stream,
    category: owner.events.category,
    version: index + 1,
    position: index + 1,
    schemaVersion: definition.v,
    occurredAt: moment,
    recordedAt: moment,
    actorId: actorId ?? specTenant,
    commandId: specTenant,
    correlationId: specTenant,
    causationId: null,
    subjectId: null,
    type,
    data: checked.data as Record<string, unknown>,
  }
}
