import { journeyIdFor } from '@switchback/domain/journey/identity'
import { itCareerTransition } from '@switchback/frameworks/it-career/framework'
import { signedIn } from '@switchback/testing/browser/http'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { allQueries } from '@switchback/views/all-queries'
import { startForTest, type Running } from './support.js'
import { until } from '@switchback/testing/until'

type Session = Awaited<ReturnType<typeof signedIn>>
interface Items<Item = Record<string, unknown>> {
  items: Item[]
}

const today = new Date().toISOString().slice(0, 10)
const email = (name: string) => `${name}@serpentine.example`
/** Ten ratings that make 82.5 percent and show strain, and words that occur nowhere else. */
const ratings = [3, 3, 4, 4, 4, 3, 3, 3, 2, 4]
const words = 'Heron feathers on the fourth landing'

let running: Running
let practice: Awaited<ReturnType<typeof foundPractice>>
let amara: Session
let boris: Session
let mina: Session
let cohortId: string
let journeyId: string

beforeAll(async () => {
  running = await startForTest()
  practice = await foundPractice(running)
  amara = practice.owner
  await practice.coach('Boris', email('boris'))
  boris = await signedIn(running.address, email('boris'), password)
  await practice.client('Mina', email('mina'))
  mina = await signedIn(running.address, email('mina'), password)
  cohortId = await practice.cohort('Spring', [mina.personId])
  journeyId = journeyIdFor(amara.tenantId, mina.personId, practice.frameworkId, 1)
  await untilFound(async () => (await amara.get<{ phaseId: string }>(`journeys/${journeyId}`)).phaseId)
}, 120_000)
afterAll(() => running.stop())

/** Waits until a query has a result: process managers and views follow commands a moment later. */
const untilFound = <Found>(query: () => Promise<Found>) => until(() => query().catch(() => null))

/** Everything that a coach who is an owner as well can ask, as one text for each question. */
async function everythingFor(coach: Session): Promise<Map<string, string>> {
  const places: Record<string, string> = { journeyId, cohortId, frameworkId: practice.frameworkId }
  const more: Record<string, string> = {
    engagement: `?from=2020-01-01&to=${today}`,
    'journey-as-of': `?at=${new Date().toISOString()}`,
    'caseload-as-of': `?at=${new Date().toISOString()}`,
  }
  const answers = new Map<string, string>()
  for (const { name, path } of allQueries) {
    // The page of a client about themselves: there is none for a coach.
    if (name === 'home') continue
    const address = path.replace(/:(\w+)/g, (_, place: string) => places[place]!)
    answers.set(name, JSON.stringify(await coach.get(`${address}${more[name] ?? ''}`)))
  }
  return answers
}

/** In which answers a text occurs. */
const where = (answers: Map<string, string>, text: string) =>
  [...answers].filter(([, answer]) => answer.includes(text)).map(([name]) => name)

describe('another coach and a client', () => {
  const refusal = /Another coach leads or led this client/
  it('cannot enrol them, open their next journey, or read anything of them', async () => {
    const own = crypto.randomUUID()
    await boris.post(`cohorts/${own}/create-cohort`, {
      name: 'Mine',
      coachId: boris.personId,
      frameworkId: practice.frameworkId,
      startsOn: today,
    })
    const { personId: clientId } = mina
    for (const cycle of [1, 2])
      await expect(boris.post(`cohorts/${own}/enrol-client`, { clientId, cycle })).rejects.toThrow(refusal)
    for (const cycle of [1, 2]) {
      const next = journeyIdFor(boris.tenantId, clientId, practice.frameworkId, cycle)
      const body = { clientId, coachId: boris.personId, frameworkId: practice.frameworkId, cycle }
      await expect(boris.post(`journeys/${next}/open-journey`, body)).rejects.toThrow(refusal)
    }
    for (const page of ['', '/timeline', '/workbook', '/assessments'])
      await expect(boris.get(`journeys/${journeyId}${page}`)).rejects.toThrow(/not-found/)
    await amara.get(`journeys/${journeyId}`)
  })

  it('does not see them among the members; an owner does', async () => {
    const names = async (session: Session) =>
      (await session.get<Items<{ personId: string }>>('members?limit=200')).items.map(({ personId }) => personId)
    expect(await names(amara)).toContain(mina.personId)
    expect((await names(boris)).sort()).toEqual([amara.personId, boris.personId].sort())
    const unled = await practice.client('Newcomer', email('newcomer'))
    await untilFound(async () => (await names(boris)).includes(unled))
    const first = await boris.get<Items<{ personId: string }> & { next: string }>('members?limit=2')
    const second = await boris.get<Items<{ personId: string }> & { next: null }>(`members?limit=2&cursor=${first.next}`)
    const paged = [...first.items, ...second.items].map(({ personId }) => personId)
    expect([paged.sort(), second.next]).toEqual([[unled, amara.personId, boris.personId].sort(), null])
  })

  it('people it is not for get one answer, whether a journey exists or not', async () => {
    const answers = []
    for (const id of [journeyId, crypto.randomUUID()])
      for (const version of [undefined, '"999"']) {
        const answer = await fetch(`${running.address}/api/journeys/${id}/start-step`, {
          method: 'POST',
          headers: {
            cookie: boris.cookie,
            'x-csrf-token': await csrfOf(boris),
            'content-type': 'application/json',
            'idempotency-key': crypto.randomUUID(),
            ...(version && { 'if-match': version }),
          },
          body: JSON.stringify({ stepId: 'tick-signs' }),
        })
        const { instance: _, ...body } = (await answer.json()) as Record<string, unknown>
        answers.push(JSON.stringify([answer.status, answer.headers.get('etag'), body]))
      }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('403')
  })
})

const csrfOf = async (session: Session) => (await session.get<{ csrfToken: string }>('session')).csrfToken

describe('the result of an assessment', () => {
  const assessmentId = crypto.randomUUID()
  const secrets = ['"percent":82.5', words, '"strain"', '"flags":["wellbeing', '"score":33']

  it('is in no answer to the coach before the client shares it, nor after the client takes that back', async () => {
    const { questions } = itCareerTransition.assessment!
    await mina.post(`assessments/${assessmentId}/start-assessment`, { journeyId })
    for (const [at, { id: questionId }] of questions.entries())
      await mina.post(`assessments/${assessmentId}/answer-question`, { questionId, rating: ratings[at], words })
    await mina.post(`assessments/${assessmentId}/complete-assessment`, { honesty: 4 })
    const noted = async (coach: Session) =>
      (await coach.get<Items<{ type: string; detail: object }>>(`journeys/${journeyId}/timeline`)).items.find(
        ({ type }) => type === 'AssessmentNoted',
      )
    const mine = await untilFound(() => noted(mina))
    expect(mine.detail).toMatchObject({ percent: 82.5, flags: expect.arrayContaining(['wellbeing']) })
    expect((await untilFound(() => noted(amara))).detail).toEqual({})
    const before = await everythingFor(amara)
    for (const secret of secrets) expect([secret, where(before, secret)]).toEqual([secret, []])
    expect(await amara.get(`journeys/${journeyId}`)).toMatchObject({ support: [] })

    await mina.post(`assessments/${assessmentId}/share-assessment`, {})
    await untilFound(async () => where(await everythingFor(amara), '"strain"').includes('caseload'))
    const after = await everythingFor(amara)
    expect(where(after, '"percent":82.5')).toEqual(expect.arrayContaining(['timeline', 'assessments']))
    expect(where(after, words)).toEqual(['assessments'])
    // How honest one was is one's own to know, also once the answers are shared.
    const shared = await amara.get<Items<{ honesty: number | null }>>(`journeys/${journeyId}/assessments`)
    expect(shared.items.map(({ honesty }) => honesty)).toEqual([null])
    const own = await mina.get<Items<{ honesty: number | null }>>(`journeys/${journeyId}/assessments`)
    expect(own.items.map(({ honesty }) => honesty)).toEqual([4])

    await mina.post(`assessments/${assessmentId}/unshare-assessment`, {})
    await untilFound(async () => !where(await everythingFor(amara), '"strain"').includes('caseload'))
    await untilFound(async () => where(await everythingFor(amara), words).length === 0)
    const again = await everythingFor(amara)
    for (const secret of secrets) expect([secret, where(again, secret)]).toEqual([secret, []])
  })

  it('is not handed over: the next coach reads it once the client shares it with them', async () => {
    await mina.post(`assessments/${assessmentId}/share-assessment`, {})
    await untilFound(async () => where(await everythingFor(amara), words).includes('assessments'))
    await amara.post(`journeys/${journeyId}/transfer-journey`, { coachId: boris.personId })
    await untilFound(() => boris.get(`journeys/${journeyId}`))
    const taken = await boris.get<Items>(`journeys/${journeyId}/assessments`)
    expect(taken.items).toEqual([])
    await expect(amara.get(`journeys/${journeyId}`)).rejects.toThrow(/not-found/)
    const own = () => mina.get<Items<{ shared: boolean }>>(`journeys/${journeyId}/assessments`)
    await untilFound(async () => !(await own()).items[0]!.shared)
    await mina.post(`assessments/${assessmentId}/share-assessment`, {})
    await untilFound(async () => (await boris.get<Items>(`journeys/${journeyId}/assessments`)).items.length === 1)
  })

  it('an owner cannot take the journey over, until the client accepts them as a coach', async () => {
    const takeOver = () => amara.post(`journeys/${journeyId}/transfer-journey`, { coachId: amara.personId })
    await expect(takeOver()).rejects.toThrow(/Another coach leads or led this client/)
    await mina.post(`journeys/${journeyId}/accept-coach`, { coachId: amara.personId })
    await takeOver()
  })
})

describe('what an owner reads', () => {
  it('the audit trail names decisions about the practice, and nothing of a client’s way', async () => {
    await mina.post(`journeys/${journeyId}/withdraw-journey`, { reason: words })
    const { items } = await amara.get<Items<{ type: string }>>('audit-trail?limit=200')
    expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['CohortCreated', 'InvitationAccepted']))
    expect(JSON.stringify(items)).not.toContain(words)
    expect(items.filter(({ type }) => /^(Journey|Gate|Client)|Consent/.test(type))).toEqual([])
  })
  it('answers have no columns of tables', async () => {
    const answers = await everythingFor(amara)
    for (const column of ['"tenantId"', '"generation"'])
      expect(where(answers, column).filter((name) => name !== 'organisation')).toEqual([])
  })
})
