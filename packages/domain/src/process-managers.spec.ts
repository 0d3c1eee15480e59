import { frameworkId, templateId } from './testing/example-framework.js'
import { followUps } from './process-managers.js'
import { recorded } from './testing/specification.js'

const id = (end: string) => `70000000-0000-4000-8000-0000000000${end}`
const plan = { templateId, templateVersion: 1, startsOn: '2026-03-02' }
const event = (type: string, data: Record<string, unknown>) => recorded(type, data, id('01'))

describe('what follows from events', () => {
  it('a client who is enrolled gets a journey in the cohort, with its coach and its plan', () => {
    const enrolled = {
      clientId: id('02'),
      journeyId: id('03'),
      cycle: 1,
      coachId: id('04'),
      frameworkId,
      sponsorId: null,
      plan,
    }
    expect(
      followUps(event('ClientEnrolled', enrolled)).map(({ streamId, command }) => [streamId, command.type]),
    ).toEqual([
      [id('03'), 'OpenJourney'],
      [id('03'), 'TransferJourney'],
      [id('03'), 'AssignPlan'],
    ])
    expect(followUps(event('ClientEnrolled', { ...enrolled, plan: null }))).toHaveLength(2)
  })
  it('a client who moves is enrolled in the other cohort, in the same cycle', () => {
    const moved = event('ClientMoved', { clientId: id('02'), journeyId: id('03'), toCohortId: id('05'), cycle: 2 })
    expect(followUps(moved)).toEqual([
      { category: 'cohort', streamId: id('05'), command: { type: 'EnrolClient', clientId: id('02'), cycle: 2 } },
    ])
  })
  it('a client is not enrolled twice when the move itself enrolled them', () => {
    const moved = { clientId: id('02'), journeyId: id('03'), toCohortId: id('05'), cycle: 2, isEnrolled: true }
    expect(followUps(event('ClientMoved', moved))).toEqual([])
  })
  it('a plan for a cohort is assigned to each of its clients', () => {
    const clients = [id('06'), id('07')].map((journeyId) => ({ clientId: id('02'), journeyId }))
    const commands = followUps(event('PlanAssignedToCohort', { assignmentId: id('08'), plan, clients }))
    expect(commands.map(({ streamId }) => streamId)).toEqual([id('06'), id('07')])
    expect(commands[0]!.command).toEqual({ type: 'AssignPlan', ...plan })
    expect(commands[0]).not.toHaveProperty('forCohort')
  })
  it('a plan for a cohort names the cohort, its coaches and the person who decided', () => {
    const decidedBy = { personId: id('04'), asOwner: false }
    const clients = [{ clientId: id('02'), journeyId: id('06') }]
    const assigned = { assignmentId: id('08'), plan, clients, decidedBy, coachIds: [id('04'), id('09')] }
    expect(followUps(event('PlanAssignedToCohort', assigned))).toEqual([
      {
        category: 'journey',
        streamId: id('06'),
        command: { type: 'AssignPlan', ...plan },
        decidedBy,
        forCohort: { cohortId: id('01'), coachIds: [id('04'), id('09')] },
      },
    ])
  })
  it('a journey notes that an assessment is completed, shared or no longer shared', () => {
    const result = { journeyId: id('03'), percent: 50, band: 'rough', flags: [], score: 2, maximum: 4, honesty: 5 }
    expect(followUps(event('AssessmentCompleted', result))[0]!.command).toEqual({
      type: 'NoteAssessment',
      assessmentId: id('01'),
      percent: 50,
      band: 'rough',
      flags: [],
    })
    expect(followUps(event('AssessmentShared', { journeyId: id('03') }))[0]!.command).toMatchObject({
      shared: true,
    })
    expect(followUps(event('AssessmentUnshared', { journeyId: id('03') }))[0]!.command).toMatchObject({
      shared: false,
    })
  })
  it('nothing follows from other events', () => expect(followUps(event('CohortArchived', {}))).toEqual([]))
})
