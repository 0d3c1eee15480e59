import { randomBytes } from 'node:crypto'
import type { Actor } from '@switchback/domain/kernel/decider'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { Keyring } from '@switchback/event-store/keyring'
import { projectionMigrations } from '@switchback/projections/migrations'
import type { Projection } from '@switchback/projections/projection'
import { saveRows } from '@switchback/projections/rows'
import { tableStatements } from '@switchback/projections/table'
import { asTenant } from '@switchback/projections/tenancy'
import type { Query } from '@switchback/views/reading/query'
import { ViewReader } from '@switchback/views/reading/view-reader'
import type { z } from 'zod'
import { testDatabase } from './database.js'

/** Views of one tenant whose rows a spec writes itself, and the queries over them, in a database of its own. */
export async function viewRows(tenantId: string, queries: readonly Query[]) {
  const database = await testDatabase([eventStoreMigrations, projectionMigrations])
  for (const table of new Set(queries.flatMap(({ tables }) => tables)))
    await database.admin.query(tableStatements(table))
  const reader = new ViewReader(database.applicationUrl, new Keyring(database.pool, randomBytes(32)), { poolSize: 2 })
  return {
    database,
    /** Writes rows by their keys, over those that are there. */
    write: (projection: unknown, rows: ReadonlyMap<string, object>) => {
      const copies = new Map(Array.from(rows, ([key, row]) => [key, { ...row }]))
      return asTenant(database.pool, tenantId, (client) =>
        saveRows(client, projection as Projection, tenantId, 0, copies, new Set(rows.keys())),
      )
    },
    /** Sends a query as an address would: its input goes through its schema. Throws what the schema or the query throws. */
    query<Input extends z.ZodObject, Output extends z.ZodType>(
      query: Query<Input, Output>,
      actor: Actor,
      now: Date,
      input: z.input<Input>,
    ): Promise<z.output<Output>> {
      const context = { tenantId, actor, now }
      return reader.read(context, query.tables, (rows) => query.run(rows, context, query.input.parse(input)), {
        isOneStatement: query.isOneStatement,
      })
    },
    async stop() {
      await reader.close()
      await database.drop()
    },
  }
}

interface Page {
  items: unknown[]
  next: string | null
}

/** All lines of a list, page after page; `between` runs after each page that another one follows. */
export async function everyPage<Answer extends Page>(
  page: (cursor: string | undefined) => Promise<Answer>,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<Answer['items']> {
  const items: Answer['items'] = []
  let cursor: string | undefined
  do {
    const answer = await page(cursor)
    items.push(...answer.items)
    cursor = answer.next ?? undefined
    if (cursor !== undefined) await between()
  } while (cursor !== undefined)
  return items
}
