import { people } from '@switchback/domain/testing/specification'
import { entered, opened, phaseCompleted } from '@switchback/domain/testing/example-journey'
import { by, view, type Fact } from '@switchback/projections/testing/specification'
import type { RowFinder } from '../reading/view-reader.js'
import { passage } from './projection.js'
import { passageTable } from './table.js'

const journeyId = '80000000-0000-4000-8000-000000000001'
const cohortId = '80000000-0000-4000-8000-0000000000c1'
const own = (fact: Fact): Fact => ({ ...fact, stream: journeyId })
const enrolled: Fact = {
  type: 'ClientEnrolled',
  stream: cohortId,
  data: {
    clientId: people.client.id,
    journeyId,
    cycle: 1,
    coachId: people.coach.id,
    frameworkId: people.owner.id,
    sponsorId: null,
    plan: null,
  },
}
const kinds = (...facts: Fact[]) =>
  view(passage, ...facts)
    .row(journeyId)
    .facts.map(([kind]) => kind)

describe('a passage', () => {
  it('keeps what happened on a journey in the order of recording, whichever stream it came from first', () => {
    expect(kinds(enrolled, ...[opened, entered('begin'), phaseCompleted('begin')].map(own))).toEqual([
      'enrolled',
      'opened',
      'entered',
      'completed',
    ])
    expect(kinds(own(opened), enrolled)).toEqual(['opened', 'enrolled'])
  })

  it('records once a day that the client did something themselves', () => {
    const done = (stepId: string): Fact => own({ type: 'StepStarted', data: { stepId } })
    const facts = [
      own(opened),
      ...by(people.client.id, done('one'), done('two')),
      ...by(people.coach.id, done('three')),
    ]
    expect(kinds(...facts).filter((kind) => kind === 'own')).toHaveLength(1)
  })

  it('keeps what an accepted application was for', () => {
    const applicationId = '80000000-0000-4000-8000-00000000000a'
    const logged: Fact = own({
      type: 'ApplicationLogged',
      data: { applicationId, employer: 'x', role: 'y', where: 'internal' },
    })
    const advanced = (stage: 'interview' | 'accepted'): Fact =>
      own({ type: 'ApplicationAdvanced', data: { applicationId, stage } })
    const { facts } = view(passage, own(opened), logged, advanced('interview'), advanced('accepted')).row(journeyId)
    expect(facts.filter(([kind]) => kind === 'changed-role').map(([, , , where]) => where)).toEqual(['internal'])
  })

  it('is deleted when its person is erased, with everything else about them', () => {
    const erased: Fact = { type: 'ErasureCarriedOut', data: { personId: people.client.id, files: 0, accounts: 0 } }
    expect(view(passage, own(opened), enrolled, erased).rows.size).toBe(0)
  })
})

describe('no query', () => {
  it('may read passages: it does not compile', () => {
    const read = (rows: Partial<RowFinder>) =>
      // @ts-expect-error Only what was released of passages can be read.
      rows.find?.(passageTable)
    expect(read({})).toBeUndefined()
  })
})
