import { isAllowed, queryAccess, whoIs, type QueryName } from '@switchback/domain/access'
import type { Relations } from '@switchback/domain/kernel/decider'
import type { ViewTable } from '@switchback/projections/table'
import { z } from 'zod'
import { NotVisible, type QueryContext, type RowFinder } from './view-reader.js'

/** A question over views: where it is asked, what with, what comes back. The HTTP route and its documentation come from here. */
export interface Query<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  name: QueryName
  /** Address below /api; `:name` stands for a field of the input. */
  path: string
  summary: string
  input: Input
  output: Output
  tables: readonly ViewTable[]
  ask: (rows: RowFinder, context: QueryContext, input: z.output<Input>) => Promise<z.output<Output>>
}

export const defineQuery = <Input extends z.ZodObject, Output extends z.ZodType>(query: Query<Input, Output>) => query

/** Refuses with NotVisible where somebody who stands so may not ask; tells of reading a page about somebody else. */
export function permit(name: QueryName, context: QueryContext, relations: Relations = {}): void {
  if (!isAllowed(whoIs(context.actor, relations), queryAccess[name]))
    throw new NotVisible('There is nothing here for you to see.')
  const { clientId } = relations
  if (clientId && clientId !== context.actor.id) context.onPersonalRead?.(clientId, name)
}
