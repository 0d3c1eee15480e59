import { frameworkId, templateId } from './testing/example-framework.js'
import { policyCommands } from './process-managers.js'

const id = (end: string) => `70000000-0000-4000-8000-0000000000${end}`
const plan = { templateId, templateVersion: 1, startsOn: '2026-03-02' }
const event = (type: string, data: object) =>
  ({ type, data, streamId: id('01') }) as unknown as Parameters<typeof policyCommands>[0]

describe('what follows from events', () => {
  it('who is enrolled gets a journey, in this cohort and with its coach, and its plan', () => {
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
      policyCommands(event('ClientEnrolled', enrolled)).map(({ streamId, command }) => [streamId, command.type]),
    ).toEqual([
      [id('03'), 'OpenJourney'],
      [id('03'), 'TransferJourney'],
      [id('03'), 'AssignPlan'],
    ])
    expect(policyCommands(event('ClientEnrolled', { ...enrolled, plan: null }))).toHaveLength(2)
  })
  it('who is moved is enrolled where they go, in the same cycle', () => {
    const moved = event('ClientMoved', { clientId: id('02'), journeyId: id('03'), toCohortId: id('05'), cycle: 2 })
    expect(policyCommands(moved)).toEqual([
      { category: 'cohort', streamId: id('05'), command: { type: 'EnrolClient', clientId: id('02'), cycle: 2 } },
    ])
  })
  it('who was enrolled by the move itself is not enrolled again', () => {
    const moved = { clientId: id('02'), journeyId: id('03'), toCohortId: id('05'), cycle: 2, isEnrolled: true }
    expect(policyCommands(event('ClientMoved', moved))).toEqual([])
  })
  it('a plan for a cohort is assigned to each of its clients', () => {
    const clients = [id('06'), id('07')].map((journeyId) => ({ clientId: id('02'), journeyId }))
    const commands = policyCommands(event('PlanAssignedToCohort', { assignmentId: id('08'), plan, clients }))
    expect(commands.map(({ streamId }) => streamId)).toEqual([id('06'), id('07')])
    expect(commands[0]!.command).toEqual({ type: 'AssignPlan', ...plan })
    expect(commands[0]).not.toHaveProperty('forCohort')
  })
  it('a plan for a cohort names the cohort, its coaches and the person who decided', () => {
    const decidedBy = { personId: id('04'), asOwner: false }
    const clients = [{ clientId: id('02'), journeyId: id('06') }]
    const assigned = { assignmentId: id('08'), plan, clients, decidedBy, coachIds: [id('04'), id('09')] }
    expect(policyCommands(event('PlanAssignedToCohort', assigned))).toEqual([
      {
        category: 'journey',
        streamId: id('06'),
        command: { type: 'AssignPlan', ...plan },
        decidedBy,
        forCohort: { cohortId: id('01'), coachIds: [id('04'), id('09')] },
      },
    ])
  })
  it('a completed or shared taking is noted in its journey', () => {
    const result = { journeyId: id('03'), percent: 50, band: 'rough', flags: [], score: 2, maximum: 4, honesty: 5 }
    expect(policyCommands(event('AssessmentCompleted', result))[0]!.command).toEqual({
      type: 'NoteAssessment',
      assessmentId: id('01'),
      percent: 50,
      band: 'rough',
      flags: [],
    })
    expect(policyCommands(event('AssessmentShared', { journeyId: id('03') }))[0]!.command).toMatchObject({
      shared: true,
    })
    expect(policyCommands(event('AssessmentUnshared', { journeyId: id('03') }))[0]!.command).toMatchObject({
      shared: false,
    })
  })
  it('nothing follows from the rest', () => expect(policyCommands(event('CohortArchived', {}))).toEqual([]))
})
