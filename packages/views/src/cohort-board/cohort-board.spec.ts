import { people } from '@switchback/domain/testing/specification'
import { view, type Fact } from '@switchback/projections/testing/specification'
import { cohortBoard } from './projection.js'

const id = (digit: number) => `70000000-0000-4000-8000-00000000000${digit}`
const plan = { templateId: id(3), templateVersion: 2, startsOn: '2026-04-01' }
const created: Fact = {
  type: 'CohortCreated',
  data: {
    name: 'Spring',
    coachId: people.coach.id,
    sponsorId: null,
    frameworkId: id(2),
    plan: null,
    startsOn: '2026-03-02',
    endsOn: null,
    capacity: 20,
  },
}
const enrolled = (digit: number): Fact => ({
  type: 'ClientEnrolled',
  data: {
    clientId: id(digit),
    journeyId: id(digit + 1),
    cycle: 1,
    coachId: people.coach.id,
    frameworkId: id(2),
    sponsorId: null,
    plan: null,
  },
})
const board = (...facts: Fact[]) => view(cohortBoard, created, ...facts).row()

describe('the board of a cohort', () => {
  it('lists who is enrolled and not who left or moved', () => {
    const both = [enrolled(4), enrolled(6)]
    expect(board(...both).clients).toEqual([
      { clientId: id(4), journeyId: id(5) },
      { clientId: id(6), journeyId: id(7) },
    ])
    const left: Fact = { type: 'ClientLeft', data: { clientId: id(4), journeyId: id(5) } }
    const moved: Fact = {
      type: 'ClientMoved',
      data: { clientId: id(6), journeyId: id(7), toCohortId: id(9), cycle: 1 },
    }
    expect(board(...both, left, moved).clients).toEqual([])
  })

  it('has its coaches and its plan', () => {
    const facts: Fact[] = [
      { type: 'CoachAssigned', data: { coachId: id(8) } },
      { type: 'CoachRemoved', data: { coachId: people.coach.id } },
      { type: 'PlanAssignedToCohort', data: { assignmentId: id(1), plan, clients: [] } },
    ]
    expect(board()).toMatchObject({ coachIds: [people.coach.id], plan: { templateId: null } })
    expect(board(...facts)).toMatchObject({ coachIds: [id(8)], plan })
  })

  it('can still be read after the cohort is archived', () => {
    expect(board(enrolled(4), { type: 'CohortArchived', data: {} })).toMatchObject({
      status: 'archived',
      clients: [{ clientId: id(4) }],
    })
  })
})
