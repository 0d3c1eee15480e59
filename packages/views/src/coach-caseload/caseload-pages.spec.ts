import { randomUUID } from 'node:crypto'
import type { RowOf } from '@switchback/projections/table'
import { attentionAt, attentionColumns, byUrgency, reasonOrder } from '../cases/attention.js'
import { caseloadAsOfQuery } from '../caseload-as-of/query.js'
import { coachCaseload } from './projection.js'
import { caseloadQuery } from './query.js'
import type { Attention, coachCaseloadTable, Reason } from './table.js'
import { organisationProfile } from '../organisation-profile/projection.js'
import { TooManyRows } from '../reading/view-reader.js'
import type { z } from 'zod'
import { everyPage, viewRows } from '@switchback/testing/view-rows'

type Case = RowOf<typeof coachCaseloadTable>

const tenantId = randomUUID()
const coachId = randomUUID()
const coach = { id: coachId, roles: ['coach' as const] }
const now = new Date('2026-06-15T09:30:00.000Z')
const stallDays = 14

/** The moment some hours before now. */
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
const raisedByEvents: Reason[] = ['strain', 'gate-waiting', 'evidence-waiting', 'no-plan']

/** A case that differs from the others by its number in what waits, since when, its target date and its last activity. */
function caseNumber(at: number): Case {
  const attention = raisedByEvents.flatMap((reason, bit): Attention[] =>
    Math.floor(at / 3) & (1 << bit) ? [{ reason, since: hoursAgo((at * 7 + bit * 5) % 40) }] : [],
  )
  const target = ['2026-06-14', '2026-06-15', '2026-06-16', '2026-05-01', null][at % 5]!
  return {
    clientId: randomUUID(),
    coachId: at % 17 === 0 ? randomUUID() : coachId,
    cohortId: null,
    frameworkId: randomUUID(),
    frameworkVersion: 1,
    cycle: 1,
    status: ['open', 'open', 'open', 'paused', 'completed', 'withdrawn'][at % 6]!,
    phaseId: 'begin',
    phaseSince: null,
    phaseTarget: target,
    targets: {},
    stepsTotal: 3,
    doneSteps: [],
    ...attentionColumns(attention),
    assessments: [],
    lastActivityAt: hoursAgo([1, 14 * 24, 14 * 24 - 1, 900][at % 4]!),
    openedAt: hoursAgo(2_000),
  }
}

const cases: ReadonlyMap<string, Case> = new Map(
  Array.from({ length: 480 }, (_, at) => [randomUUID() as string, caseNumber(at)]),
)
let views: Awaited<ReturnType<typeof viewRows>>
beforeAll(async () => {
  views = await viewRows(tenantId, [caseloadQuery, caseloadAsOfQuery])
})
beforeEach(() => views.write(coachCaseload, cases))
afterAll(() => views.stop())

type Input = z.input<typeof caseloadQuery.input>

const page = (input: Input, at = now) => views.query(caseloadQuery, coach, at, input)
const keysOf = (items: readonly { journeyId: string }[]) => items.map(({ journeyId }) => journeyId)

/** The cases in their order, as the one rule for a single client has it. */
function expected({ ended = 'false', show = 'all', reason }: Input) {
  const going = (status: string) => status === 'open' || status === 'paused'
  return [...cases]
    .filter(([, one]) => one.coachId === coachId && (ended === 'true' || going(one.status)))
    .map(([journeyId, one]) => ({ journeyId, attention: attentionAt(one, now, stallDays) }))
    .filter(({ attention }) => show === 'all' || attention.length > 0)
    .filter(({ attention }) => reason === undefined || attention.some((one) => one.reason === reason))
    .sort(byUrgency)
}

const shows = ['all', 'needing'] as const
const inputs = (['true', 'false'] as const).flatMap((ended) =>
  shows.flatMap((show) => [undefined, ...reasonOrder].map((reason) => ({ ended, show, reason }))),
)

describe('the pages of a caseload', () => {
  it.each(inputs)('are the whole list in the order of urgency, each client once: %j', async (input) => {
    const whole = expected(input)
    expect(whole.length).toBeGreaterThan(10)
    const read = await everyPage((cursor) => page({ ...input, limit: 17, cursor }))
    expect(read.map(({ journeyId, attention }) => ({ journeyId, attention }))).toEqual(whole)
  })

  it('have the numbers of all clients, whatever they are filtered by', async () => {
    const all = expected({})
    const countOf = (reason: Reason) =>
      all.filter(({ attention }) => attention.some((one) => one.reason === reason)).length
    const counts = {
      total: all.length,
      needing: all.filter(({ attention }) => attention.length > 0).length,
      reasons: Object.fromEntries(reasonOrder.map((reason) => [reason, countOf(reason)])),
    }
    expect(await page({ limit: 5 })).toMatchObject(counts)
    const filters = { show: 'needing', reason: 'strain' } as const
    const first = await page({ limit: 5, ...filters })
    expect(first).toMatchObject(counts)
    expect(await page({ limit: 200, ...filters, cursor: first.next! })).toMatchObject(counts)
  })

  it('do not lose a client who stays the same while others change, time passes and the practice changes its settings', async () => {
    const keys = [...cases.keys()]
    const changed = new Set<string>()
    let at = now
    let count = 0
    const others = async () => {
      at = new Date(at.getTime() + 9 * 3_600_000)
      const some = keys.slice((count += 1) * 3, count * 3 + 2)
      for (const key of some) changed.add(key)
      const raised: Attention[] = count % 2 ? [{ reason: 'strain', since: at.toISOString() }] : []
      const moved = (one: Case) => ({ ...one, ...attentionColumns(raised), lastActivityAt: at.toISOString() })
      await views.write(coachCaseload, new Map(some.map((key) => [key, moved(cases.get(key)!)])))
      const settings = { stallDays: 14 + count }
      await views.write(organisationProfile, new Map([[tenantId, { name: 'A practice', settings, sponsors: [] }]]))
    }
    const unchanged = (keysRead: string[]) => keysRead.filter((key) => !changed.has(key))
    const read = keysOf(await everyPage((cursor) => page({ limit: 7, cursor }, at), others))
    await views.database.admin.query('delete from organisation_profile_v4')
    expect(changed.size).toBeGreaterThan(40)
    expect(unchanged(read)).toEqual(unchanged(keysOf(expected({}))))
  })

  it('continue only with the filters that they started with', async () => {
    const { next } = await page({ limit: 5, show: 'needing' })
    expect(caseloadQuery.input.safeParse({ show: 'needing', cursor: next }).success).toBe(true)
    for (const filters of [{}, { show: 'needing', ended: 'true' }, { show: 'needing', reason: 'strain' }]) {
      const { error } = caseloadQuery.input.safeParse({ ...filters, cursor: next })
      expect(error?.issues.map(({ path }) => path)).toEqual([['cursor']])
    }
  })

  it('work for a coach with more clients than one result holds; the caseload of the past does not', async () => {
    const other = { ...coach, id: randomUUID() }
    const rows = Array.from({ length: 5_200 }, (_, at): [string, Case] => [
      randomUUID(),
      { ...caseNumber(at), status: 'open', coachId: other.id, openedAt: hoursAgo(at) },
    ])
    await views.write(coachCaseload, new Map(rows))
    const answer = await views.query(caseloadQuery, other, now, { limit: 200 })
    expect([answer.items.length, answer.total]).toEqual([200, 5_200])
    const past = (at: string) => views.query(caseloadAsOfQuery, other, now, { at })
    await expect(past(hoursAgo(0))).rejects.toThrow(TooManyRows)
    expect(await past(hoursAgo(5_000))).toEqual({ items: [] })
  })
})
