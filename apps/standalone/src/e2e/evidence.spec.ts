import { journeyIdFor } from '@switchback/domain/journey/identity'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { signedIn } from '@switchback/testing/browser/http'
import { until } from '@switchback/testing/until'
import { clientHomeTable } from '@switchback/views/client-home/table'
import { startForTest, type Running } from './support.js'

type Session = Awaited<ReturnType<typeof signedIn>>
interface Page {
  items: { evidenceId: string; title: string; content: string; status: string; submittedAt: string }[]
  next: string | null
}
interface JourneyPage {
  phaseId: string | null
  evidence: { total: number; waiting: number }
  phases: { steps: { stepId: string; evidence: number }[] }[]
}

let running: Running
let coach: Session
let mina: Session
let journeyId: string
let steps: string[]
const email = (name: string) => `${name}@evidence.example`
const pieces = 45

beforeAll(async () => {
  running = await startForTest()
  const practice = await foundPractice(running)
  coach = practice.owner
  await practice.client('Mina', email('mina'))
  mina = await signedIn(running.address, email('mina'), password)
  await practice.cohort('Spring', [mina.personId])
  journeyId = journeyIdFor(coach.tenantId, mina.personId, practice.frameworkId, 1)
  const page = () => coach.get<JourneyPage>(`journeys/${journeyId}`)
  await until(() =>
    page().then(
      ({ phaseId }) => phaseId !== null,
      () => false,
    ),
  )
  steps = (await page()).phases[0]!.steps.map(({ stepId }) => stepId)
  for (let at = 0; at < pieces; at += 1) await handIn(`Piece ${at}`, steps[at % 2]!)
}, 120_000)
afterAll(() => running.stop())

const handIn = (title: string, stepId: string) =>
  mina.post(`journeys/${journeyId}/submit-evidence`, { stepId, kind: 'text', title, content: `Heron ${title}` })
const evidence = (as: Session, query = '') => as.get<Page>(`journeys/${journeyId}/evidence${query}`)
const titles = ({ items }: Page) => items.map(({ title }) => title)

/** All pages of a list of evidence. */
async function allPages(as: Session, query: string): Promise<Page['items']> {
  const items: Page['items'] = []
  let next: string | null = null
  do {
    const page: Page = await evidence(as, `?${query}${next === null ? '' : `&cursor=${next}`}`)
    items.push(...page.items)
    next = page.next
  } while (next !== null)
  return items
}

describe('the evidence of a journey', () => {
  it('comes in pages, newest first, each piece once', async () => {
    const first = await evidence(mina)
    expect(titles(first)).toEqual(Array.from({ length: 20 }, (_, at) => `Piece ${pieces - 1 - at}`))
    const all = await allPages(mina, 'limit=7')
    expect(all.map(({ title }) => title)).toEqual(Array.from({ length: pieces }, (_, at) => `Piece ${pieces - 1 - at}`))
    await expect(evidence(mina, '?limit=51')).rejects.toThrow('invalid-request')
  })

  it('is in pages alone: the journey says only how many there are, in all and for each step', async () => {
    const page = await mina.get<JourneyPage>(`journeys/${journeyId}`)
    expect(page.evidence).toEqual({ total: pieces, waiting: pieces })
    const ofSteps = page.phases.flatMap((phase) => phase.steps).map((step) => [step.stepId, step.evidence])
    expect(Object.fromEntries(ofSteps)).toMatchObject({ [steps[0]!]: 23, [steps[1]!]: 22, [steps[2]!]: 0 })
    for (const path of ['home', `journeys/${journeyId}`, `journeys/${journeyId}/as-of?at=2040-01-01T00:00:00Z`])
      expect(JSON.stringify(await mina.get(path))).not.toContain('Heron')
  })

  it('makes the row of the journey no larger', async () => {
    const size = async () => {
      const { rows } = await running.database.admin.query<{ characters: number }>(
        `select length(to_jsonb(h)::text) as characters from ${clientHomeTable.sqlName} h where key = $1`,
        [journeyId],
      )
      return rows[0]!.characters
    }
    const before = await size()
    await handIn('One more', steps[2]!)
    expect((await evidence(mina, `?stepId=${steps[2]}`)).items).toHaveLength(1)
    expect(await size()).toBe(before)
  })

  it('is answered by the coach piece by piece, and listed by whether it waits', async () => {
    const [first, second] = (await evidence(coach, `?stepId=${steps[0]}&limit=2`)).items
    await coach.post(`journeys/${journeyId}/accept-evidence`, { evidenceId: first!.evidenceId })
    await coach.post(`journeys/${journeyId}/request-changes`, { evidenceId: second!.evidenceId, comment: 'How far?' })
    const answered = await evidence(coach, '?review=answered')
    expect(answered.items).toMatchObject([{ status: 'accepted' }, { status: 'changes-requested', comment: 'How far?' }])
    expect(await allPages(coach, 'review=waiting&limit=50')).toHaveLength(pieces - 1)
    const page = await coach.get<JourneyPage>(`journeys/${journeyId}`)
    expect(page.evidence).toEqual({ total: pieces + 1, waiting: pieces - 1 })
  })

  it('is shown as it was at a moment', async () => {
    const all = await allPages(coach, 'limit=50')
    const at = encodeURIComponent(all[30]!.submittedAt)
    const then = await allPages(coach, `limit=6&at=${at}`)
    expect(then.map(({ title }) => title)).toEqual(all.slice(30).map(({ title }) => title))
    expect(new Set(then.map(({ status }) => status))).toEqual(new Set(['submitted']))
    const page = await coach.get<JourneyPage>(`journeys/${journeyId}/as-of?at=${at}`)
    expect(page.evidence).toEqual({ total: then.length, waiting: then.length })
    const now = await allPages(coach, 'limit=50&at=2040-01-01T00:00:00Z')
    expect(now).toEqual(all)
  })

  it('is the same after a rebuild, also where events say no number of characters', async () => {
    await running.database.admin.query(
      `update event set data = (data::jsonb - 'characters')::json where type = 'EvidenceSubmitted' and stream_id = $1`,
      [journeyId],
    )
    const before = await allPages(coach, 'limit=50')
    await running.projector.rebuild(coach.tenantId)
    expect(await allPages(coach, 'limit=50')).toEqual(before)
    expect((await running.verify()).differ).toEqual([])
  })
})
