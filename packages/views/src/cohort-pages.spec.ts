import { randomUUID } from 'node:crypto'
import type { RowOf } from '@switchback/projections/table'
import { attentionColumns } from './cases/attention.js'
import { coachCaseload } from './coach-caseload/projection.js'
import { cohortBoard } from './cohort-board/projection.js'
import { cohortBoardQuery, cohortsQuery } from './cohort-board/query.js'
import type { cohortBoardTable } from './cohort-board/table.js'
import { everyPage, viewRows } from '@switchback/testing/view-rows'

const tenantId = randomUUID()
const coachId = randomUUID()
const coach = { id: coachId, roles: ['coach' as const] }
const owner = { id: randomUUID(), roles: ['owner' as const] }
const now = new Date('2026-06-15T09:30:00.000Z')

const cohortNumber = (at: number): RowOf<typeof cohortBoardTable> => ({
  name: `cohort ${at % 7}`,
  status: at % 5 === 0 ? 'archived' : 'open',
  coachIds: at % 3 === 0 ? [randomUUID()] : [randomUUID(), coachId],
  sponsorId: null,
  frameworkId: randomUUID(),
  plan: { templateId: null },
  startsOn: `2026-0${1 + (at % 4)}-01`,
  endsOn: null,
  capacity: 20,
  clients: Array.from({ length: at % 3 }, () => ({ clientId: randomUUID(), journeyId: randomUUID() })),
})
const cohorts = new Map(Array.from({ length: 260 }, (_, at) => [randomUUID() as string, cohortNumber(at)]))

/** The newest first, those of one day by their names. */
const ordered = [...cohorts]
  .map(([cohortId, { startsOn, name, coachIds }]) => ({ cohortId, startsOn, name, coachIds }))
  .sort((one, other) => {
    if (one.startsOn !== other.startsOn) return one.startsOn > other.startsOn ? -1 : 1
    return `${one.name} ${one.cohortId}` < `${other.name} ${other.cohortId}` ? -1 : 1
  })
const idsOf = (items: readonly { cohortId: string }[]) => items.map(({ cohortId }) => cohortId)

let views: Awaited<ReturnType<typeof viewRows>>
beforeAll(async () => {
  views = await viewRows(tenantId, [cohortsQuery, cohortBoardQuery])
  await views.write(cohortBoard, cohorts)
})
afterAll(() => views.stop())

describe('the pages of cohorts', () => {
  it('are all cohorts for an owner, and for a coach those that they lead, the newest first, each once', async () => {
    const read = (actor: typeof coach | typeof owner) =>
      everyPage((cursor) => views.query(cohortsQuery, actor, now, { limit: 9, cursor }))
    expect(idsOf(await read(owner))).toEqual(idsOf(ordered))
    expect(idsOf(await read(coach))).toEqual(idsOf(ordered.filter(({ coachIds }) => coachIds.includes(coachId))))
  })

  it('have how many are enrolled, and not who', async () => {
    const [first] = (await views.query(cohortsQuery, owner, now, { limit: 1 })).items
    const kept = cohorts.get(first!.cohortId)!
    expect(first).toMatchObject({ name: kept.name, enrolled: kept.clients.length, templateId: null, sponsorName: null })
    expect(first).not.toHaveProperty('clients')
  })

  it('do not lose a cohort while others are added', async () => {
    let added = 0
    const add = () =>
      views.write(
        cohortBoard,
        new Map([[randomUUID() as string, { ...cohortNumber((added += 1)), name: 'an added one' }]]),
      )
    const read = await everyPage((cursor) => views.query(cohortsQuery, owner, now, { limit: 9, cursor }), add)
    expect(added).toBeGreaterThan(20)
    expect(idsOf(read.filter(({ name }) => name !== 'an added one'))).toEqual(idsOf(ordered))
  })

  it('start the last line’s day again when the coach no longer leads that cohort', async () => {
    const { items, next } = await views.query(cohortsQuery, coach, now, { limit: 9 })
    const last = items.at(-1)!
    await views.write(cohortBoard, new Map([[last.cohortId, { ...cohorts.get(last.cohortId)!, coachIds: [] }]]))
    const after = await views.query(cohortsQuery, coach, now, { limit: 200, cursor: next! })
    const own = ordered.filter(({ cohortId, coachIds }) => coachIds.includes(coachId) && cohortId !== last.cohortId)
    const before = after.items.filter(({ name }) => name !== 'an added one')
    expect(idsOf(before)).toEqual(idsOf(own.filter(({ startsOn }) => startsOn <= last.startsOn)))
    await views.write(cohortBoard, cohorts)
  })
})

describe('the board of a cohort', () => {
  it('lists everyone who is on their journey and the latest who finished or withdrew, and counts the rest', async () => {
    const [cohortId] = idsOf(ordered.filter(({ coachIds }) => coachIds.includes(coachId)))
    const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
    const statuses = [
      ...Array<string>(300).fill('open'),
      ...Array<string>(510).fill('completed'),
      ...Array<string>(505).fill('withdrawn'),
    ]
    const cases = statuses.map((status, at): [string, RowOf<typeof coachCaseload.table>] => [
      randomUUID(),
      {
        clientId: randomUUID(),
        coachId,
        cohortId: cohortId!,
        frameworkId: cohorts.get(cohortId!)!.frameworkId,
        frameworkVersion: 1,
        cycle: 1,
        status,
        phaseId: null,
        phaseSince: null,
        phaseTarget: null,
        targets: {},
        stepsTotal: 3,
        doneSteps: [],
        ...attentionColumns([]),
        assessments: [],
        lastActivityAt: ago(at),
        openedAt: ago(5_000),
      },
    ])
    await views.write(coachCaseload, new Map(cases))
    const board = await views.query(cohortBoardQuery, coach, now, { cohortId: cohortId! })
    expect([board.waiting.length, board.finished.length, board.withdrawn.length]).toEqual([300, 500, 500])
    expect(board.moreEnded).toBe(15)
    const finished = cases.filter(([, { status }]) => status === 'completed').map(([key]) => key)
    expect(new Set(board.finished.map(({ journeyId }) => journeyId))).toEqual(new Set(finished.slice(0, 500)))
  })
})
