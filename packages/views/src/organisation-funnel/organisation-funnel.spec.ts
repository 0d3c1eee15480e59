import { people } from '@switchback/domain/decider/specification'
import { entered, opened, phaseCompleted } from '@switchback/domain/journey/example-journey'
import { view, type Fact } from '@switchback/projections/specification'
import fc from 'fast-check'
import { organisationFunnel } from './projection.js'
import { releaseFunnel, type Counts } from './release.js'

const journeyId = '80000000-0000-4000-8000-000000000001'
const cohort = (digit: number) => `80000000-0000-4000-8000-0000000000c${digit}`
const sponsorId = '80000000-0000-4000-8000-00000000000e'
const enrolled = (stream: string): Fact => ({
  type: 'ClientEnrolled',
  stream,
  data: {
    clientId: people.client.id,
    journeyId,
    cycle: 1,
    coachId: people.coach.id,
    frameworkId: people.owner.id,
    sponsorId,
    plan: null,
  },
})
const own = (fact: Fact): Fact => ({ ...fact, stream: journeyId })

describe('a passage in the funnel', () => {
  it('counts each phase once, however often it is entered', () => {
    const facts = [opened, entered('begin'), phaseCompleted('begin'), entered('finish'), entered('begin')].map(own)
    expect(view(organisationFunnel, ...facts).row(journeyId)).toMatchObject({
      entered: ['begin', 'finish'],
      completed: ['begin'],
    })
  })

  it('belongs to the cohort of its enrolment, whichever event comes first', () => {
    const orders = [
      [enrolled(cohort(1)), own(opened)],
      [own(opened), enrolled(cohort(1))],
    ]
    for (const order of orders)
      expect(view(organisationFunnel, ...order).row(journeyId)).toMatchObject({ cohortId: cohort(1), sponsorId })
  })

  it('goes along when the client moves, and is counted in no cohort when they leave', () => {
    const moved: Fact = {
      type: 'ClientMoved',
      stream: cohort(1),
      data: { clientId: people.client.id, journeyId, toCohortId: cohort(2), cycle: 1 },
    }
    const path = [enrolled(cohort(1)), own(opened), own(entered('begin')), moved, enrolled(cohort(2))]
    expect(view(organisationFunnel, ...path).row(journeyId)).toMatchObject({ cohortId: cohort(2), entered: ['begin'] })
    const left: Fact = { type: 'ClientLeft', stream: cohort(2), data: { clientId: people.client.id, journeyId } }
    expect(view(organisationFunnel, ...path, left).row(journeyId)).toMatchObject({ cohortId: null, sponsorId: null })
  })
})

describe('what a funnel may show', () => {
  const counts = (people: number, ...phases: [number, number][]): Counts => ({
    people,
    phases: phases.map(([entered, completed], at) => ({ phaseId: `phase-${at}`, entered, completed })),
  })

  it('is nothing of a group that is too small, not even that it is empty', () => {
    for (const people of [0, 1, 4])
      expect(releaseFunnel(counts(people, [people, 0]), 5)).toEqual({
        people: null,
        phases: [{ phaseId: 'phase-0', entered: null, completed: null }],
      })
  })

  it('is every figure that lies at least the smallest group from nobody and from the last one shown', () => {
    expect(releaseFunnel(counts(20, [20, 13], [13, 9], [6, 0]), 5)).toEqual({
      people: 20,
      phases: [
        { phaseId: 'phase-0', entered: 20, completed: 13 },
        { phaseId: 'phase-1', entered: 13, completed: null },
        { phaseId: 'phase-2', entered: 6, completed: 0 },
      ],
    })
  })

  it('never lets a figure, or the difference of two, be about fewer than the smallest group', () => {
    const falling = fc
      .tuple(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 0, max: 80 }),
        fc.array(fc.nat({ max: 12 }), { maxLength: 12 }),
      )
      .map(([k, people, steps]) => {
        let left = people
        const figures = steps.map((step) => (left = Math.max(0, left - step)))
        const pairs = figures.flatMap((_, at) => (at % 2 ? [[figures[at - 1]!, figures[at]!] as [number, number]] : []))
        return { k, counts: counts(people, ...pairs) }
      })
    fc.assert(
      fc.property(falling, ({ k, counts }) => {
        const { people, phases } = releaseFunnel(counts, k)
        const shown = [people, ...phases.flatMap(({ entered, completed }) => [entered, completed])].filter(
          (figure) => figure !== null,
        )
        for (const one of [...shown, 0])
          for (const other of shown) expect(one === other || Math.abs(one - other) >= k).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
