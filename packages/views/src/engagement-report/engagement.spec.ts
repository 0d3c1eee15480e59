import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { projectionMigrations } from '@switchback/projections/migrations'
import { tableStatements } from '@switchback/projections/table'
import { figuresSql } from './query.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'

const tenant = '00000000-0000-4000-8000-000000000001'
const id = (kind: string, at: number) => `${kind}0000000-0000-4000-8000-${String(at).padStart(12, '0')}`

describe('the engagement report', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase([eventStoreMigrations, projectionMigrations])
    await database.admin.query(tableStatements(journeyTimelineTable))
  })
  afterAll(() => database.drop())

  it('reads each moment of a client at most a few times, however many clients there are', async () => {
    const [clients, moments] = [300, 20]
    const { sqlName } = journeyTimelineTable
    await database.admin.query(
      `insert into ${sqlName} (tenant_id, generation, key, journey_id, client_id, version, type, occurred_at, recorded_at, actor_id, data)
       select $1, 1, c || '/' || v, ('a0000000-0000-4000-8000-' || lpad(c::text, 12, '0'))::uuid, client, v, 'StatementMade',
         '2026-03-01'::date + v, now(), client, '{}'
       from (select c, ('c0000000-0000-4000-8000-' || lpad(c::text, 12, '0'))::uuid client from generate_series(1, $2::int) c) p,
         generate_series(1, $3::int) v`,
      [tenant, clients, moments],
    )
    await database.admin.query(`analyze ${sqlName}`)
    const rows = `(select * from ${sqlName} where tenant_id = '${tenant}' and generation = 1)`
    const numbers = Array.from({ length: clients }, (_, at) => at + 1)
    const values = [numbers.map((at) => id('a', at)), numbers.map((at) => id('c', at)), '2026-03-01', '2026-04-30']
    const sql = figuresSql.replaceAll('{timeline}', rows)

    const { rows: answer } = await database.admin.query<{ findings: number; activeWeeks: number }>(sql, values)
    expect(answer).toHaveLength(clients)
    expect(answer.every(({ findings }) => findings === moments)).toBe(true)

    const explained = await database.admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, timing off, format json) ${sql}`,
      values,
    )
    expect(rowsRead(explained.rows[0]!['QUERY PLAN'][0].Plan)).toBeLessThan(10 * clients * moments)
  })
})

interface Plan {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: Plan[]
}

/** How many rows all parts of a plan looked at. */
const rowsRead = (plan: Plan): number =>
  plan['Actual Loops'] *
    (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Join Filter'] ?? 0)) +
  (plan.Plans ?? []).reduce((sum, inner) => sum + rowsRead(inner), 0)
