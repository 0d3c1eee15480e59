import { isAllowed, queryAccess, whoIs, type QueryName, type Who } from '@switchback/domain/access'
import type { Relations } from '@switchback/domain/kernel/decider'
import type { ViewTable } from '@switchback/projections/table'
import { z } from 'zod'
import { NotVisible, type QueryContext, type RowFinder } from './view-reader.js'

/** A query over views: its address, its input, its result. The HTTP route and its documentation come from here. */
export interface Query<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  name: QueryName
  /** Address below /api; `:name` is a field of the input. */
  path: string
  summary: string
  input: Input
  output: Output
  /** The views that it reads. Screens send it again when one of them changes. */
  tables: readonly ViewTable[]
  /** Who may send it, by the table of access. */
  may: readonly Who[]
  /** Whether its result comes from one statement, and from what never changes: then it needs no transaction to be of one moment. */
  isOneStatement?: boolean
  /** Returns the result, with texts of persons still encrypted. Throws NotVisible where the caller may not send it. */
  run(rows: RowFinder, context: QueryContext, input: z.output<Input>): Promise<z.output<Output>>
}

/** What a query is about, and what the people around it are to it. */
export interface About<Subject> {
  relations: Relations
  subject: Subject
}

type Related = 'self' | 'own-coach'
/** Queries that the table of access opens to people by their relation to what is queried, and not by their role alone. */
type RelatedQuery = {
  [Name in QueryName]: Related & (typeof queryAccess)[Name][number] extends never ? never : Name
}[QueryName]

interface Described<Name extends QueryName, Input extends z.ZodObject, Output extends z.ZodType> {
  name: Name
  path: string
  summary: string
  input: Input
  output: Output
  tables: readonly ViewTable[]
  isOneStatement?: boolean
}
type Read<Input extends z.ZodObject, Output extends z.ZodType, More extends unknown[] = []> = (
  rows: RowFinder,
  context: QueryContext,
  input: z.output<Input>,
  ...more: More
) => Promise<z.output<Output>>

/**
 * Declares a query. The table of access says who may send it, and is checked before `read` runs. Where that depends on what the query is
 * about, `about` finds it first, and `read` takes it. Reading a page about someone else is noted.
 */
export function defineQuery<Input extends z.ZodObject, Output extends z.ZodType, Subject>(
  definition: Described<RelatedQuery, Input, Output> & {
    about: (rows: RowFinder, input: z.output<Input>, context: QueryContext) => Promise<About<Subject>>
    read: Read<Input, Output, [subject: Subject]>
  },
): Query<Input, Output>
export function defineQuery<Input extends z.ZodObject, Output extends z.ZodType>(
  definition: Described<Exclude<QueryName, RelatedQuery>, Input, Output> & { read: Read<Input, Output> },
): Query<Input, Output>
export function defineQuery<Input extends z.ZodObject, Output extends z.ZodType, Subject>({
  about,
  read,
  ...described
}: Described<QueryName, Input, Output> & {
  about?: (rows: RowFinder, input: z.output<Input>, context: QueryContext) => Promise<About<Subject>>
  read: Read<Input, Output, [subject?: Subject]>
}): Query<Input, Output> {
  const { name } = described
  return {
    ...described,
    may: queryAccess[name],
    async run(rows, context, input) {
      if (!about) {
        permit(name, context)
        return read(rows, context, input)
      }
      const { relations, subject } = await about(rows, input, context)
      permit(name, context, relations)
      return read(rows, context, input, subject)
    },
  }
}

/** Lets in who may send a query, and notes when it is about someone else. Throws NotVisible for everyone else. */
export function permit(name: QueryName, context: QueryContext, relations: Relations = {}): void {
  if (!isAllowed(whoIs(context.actor, relations), queryAccess[name]))
    throw new NotVisible('There is nothing here for you to see.')
  const { clientId } = relations
  if (clientId && clientId !== context.actor.id) context.onPersonalRead?.(clientId, name)
}
