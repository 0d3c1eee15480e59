import { given, people, specTenant } from '../testing/specification.js'
import {
  exampleFramework,
  examplePlan,
  exampleTemplate,
  frameworkId,
  templateId,
} from '../testing/example-framework.js'
import { organisation } from '../organisation/organisation.js'
import type { Organisation } from '../organisation/state.js'
import { opened, planAssigned, entered, inFirstPhase, inSecondPhase, baseline } from '../testing/example-journey.js'
import { journeyIdFor } from './identity.js'
import { journey } from './journey.js'
import { unopenedJourney } from './state.js'

const { coach, client } = people
const otherCoach = '20000000-0000-4000-8000-00000000000b'
const members: Organisation = {
  ...organisation.initial,
  members: Object.fromEntries([
    [coach.id, { roles: ['coach'], reportingConsent: false }],
    [otherCoach, { roles: ['coach'], reportingConsent: false }],
    [client.id, { roles: ['client'], reportingConsent: false }],
  ]),
}
const streamId = journeyIdFor(specTenant, client.id, frameworkId, 1)
const open = {
  type: 'OpenJourney' as const,
  clientId: client.id,
  coachId: coach.id,
  cohortId: null,
  frameworkId,
  cycle: 1,
}
const asked = (reads: object = {}) => ({ streamId, reads: { organisation: members, journeys: [], ...reads } })
const pins = { templateId, templateVersion: 1, startsOn: '2026-03-02' }
const reads = { reads: { template: exampleTemplate, framework: exampleFramework, organisation: members } }
const begun = given(journey, ...inFirstPhase)

describe('opening a journey', () => {
  it('begins with a client and a coach', () => given(journey).when(open, asked()).then(opened))
  it('has an id that follows from client, framework and cycle, so that it cannot be opened twice', () => {
    given(journey)
      .when(open, { reads: { organisation: members } })
      .refuses('WrongJourneyId')
    given(journey, opened).when(open, asked()).refuses('JourneyExists')
  })
  it('is for clients, with coaches', () => {
    const swapped = { ...open, clientId: coach.id }
    given(journey)
      .when(swapped, { ...asked(), streamId: journeyIdFor(specTenant, coach.id, frameworkId, 1) })
      .refuses('NotAClient')
    given(journey)
      .when({ ...open, coachId: client.id }, asked())
      .refuses('NotACoach')
  })
  it('opens the next cycle once the one before has ended: one open journey per client and framework', () => {
    const second = { ...open, cycle: 2 }
    const at = (status: string) => ({
      streamId: journeyIdFor(specTenant, client.id, frameworkId, 2),
      reads: { organisation: members, journeys: [], before: { ...unopenedJourney, status } },
    })
    given(journey).when(second, at('open')).refuses('CycleStillOpen')
    given(journey).when(second, at('paused')).refuses('CycleStillOpen')
    given(journey).when(second, at('none')).refuses('CycleStillOpen')
    given(journey).when(second, at('completed')).happens('JourneyOpened')
  })
  it('comes before everything else', () =>
    given(journey).when({ type: 'StartStep', stepId: 'walk' }).refuses('JourneyNotFound'))
})

describe('the plan', () => {
  it('is compiled from template and framework, and enters the first phase', () =>
    given(journey, opened)
      .when({ type: 'AssignPlan', ...pins }, reads)
      .then(planAssigned, entered('begin')))
  it('is assigned once, whatever happens in between', () =>
    begun.when({ type: 'AssignPlan', ...pins }, reads).changesNothing())
  it('can be assigned again, and completed work is kept', () => {
    const again = begun.and(baseline).when({ type: 'AssignPlan', ...pins, startsOn: '2026-04-01' }, reads)
    again.happens('PlanAssigned')
  })
  it('is of a published template, of the same framework', () => {
    given(journey, opened)
      .when({ type: 'AssignPlan', ...pins, templateVersion: 5 }, reads)
      .refuses('TemplateNotPublished')
    const other = { ...reads.reads, template: { ...exampleTemplate, frameworkId: templateId } }
    given(journey, opened)
      .when({ type: 'AssignPlan', ...pins }, { reads: other })
      .refuses('TemplateOfOtherFramework')
  })
  it('of another version of the framework wants a migration', () => {
    const newer = { reads: { ...reads.reads, template: { ...exampleTemplate, frameworkVersion: 2 } } }
    begun.when({ type: 'AssignPlan', ...pins, startsOn: '2026-04-01' }, newer).refuses('OtherFrameworkVersion')
    begun.when({ type: 'MigrateJourney', ...pins }, newer).happens('JourneyMigrated')
    begun.when({ type: 'MigrateJourney', ...pins }, reads).changesNothing()
    given(journey, opened)
      .when({ type: 'MigrateJourney', ...pins }, newer)
      .refuses('PlanMissing')
  })
  it('cannot be migrated to a version without the phases where one has been', () => {
    const phases = exampleFramework.published[1]!.phases.slice(1)
    const shorter = {
      ...exampleFramework,
      published: [exampleFramework.published[0]!, { ...exampleFramework.published[1]!, phases }],
    }
    const newer = { reads: { template: { ...exampleTemplate, frameworkVersion: 2 }, framework: shorter } }
    given(journey, ...inSecondPhase)
      .when({ type: 'MigrateJourney', ...pins }, newer)
      .refuses('PhaseMissing')
  })
  it('has target dates that can be moved', () => {
    begun.when({ type: 'AdjustPlan', phaseId: 'begin', targetDate: '2026-05-01' }).happens('PlanAdjusted')
    begun.when({ type: 'AdjustPlan', phaseId: 'begin', targetDate: examplePlan.phases[0]!.targetDate }).changesNothing()
    begun.when({ type: 'AdjustPlan', phaseId: 'gone', targetDate: '2026-05-01' }).refuses('PhaseNotFound')
  })
})

describe('pausing, handing over, leaving', () => {
  const paused = begun.and({ type: 'JourneyPaused', data: {} })
  it('a pause stops everything but the pause itself', () => {
    begun.when({ type: 'PauseJourney' }).happens('JourneyPaused')
    paused.when({ type: 'PauseJourney' }).changesNothing()
    paused.when({ type: 'StartStep', stepId: 'walk' }).refuses('JourneyPaused')
    paused.when({ type: 'ResumeJourney' }).happens('JourneyResumed')
    begun.when({ type: 'ResumeJourney' }).changesNothing()
  })
  it('another coach takes over', () => {
    begun
      .when({ type: 'TransferJourney', coachId: otherCoach }, reads)
      .then({ type: 'JourneyTransferred', data: { coachId: otherCoach, cohortId: null } })
    begun.when({ type: 'TransferJourney', coachId: coach.id }, reads).changesNothing()
    begun.when({ type: 'TransferJourney', coachId: client.id }, reads).refuses('NotACoach')
  })
  it('who has withdrawn is left alone, but for outcomes and the loop', () => {
    const withdrawn = begun.and({ type: 'JourneyWithdrawn', data: {} })
    begun.when({ type: 'WithdrawJourney' }).happens('JourneyWithdrawn')
    withdrawn.when({ type: 'StartStep', stepId: 'walk' }).refuses('JourneyNotOpen', { status: 'withdrawn' })
    withdrawn
      .when({
        type: 'RecordOutcome',
        role: 'r',
        incomeBand: 'i',
        respect: 3,
        confidence: 3,
        control: 3,
        weeklyHours: 40,
        at: 'follow-up',
      })
      .happens('OutcomeRecorded')
    withdrawn.when({ type: 'ScheduleLoop', dueOn: '2030-01-01' }).refuses('JourneyNotCompleted')
    begun
      .and({ type: 'JourneyCompleted', data: {} })
      .when({ type: 'ScheduleLoop', dueOn: '2030-01-01' })
      .happens('LoopScheduled')
  })
})

describe('a plan that was decided for a cohort', () => {
  const cohortId = '60000000-0000-4000-8000-000000000001'
  const inCohort = given(
    journey,
    { ...opened, data: { ...opened.data, cohortId } } as typeof opened,
    ...inFirstPhase.slice(1),
  )
  const decided = (personId: string, changes: { asOwner?: boolean; cohortId?: string; coachIds?: string[] } = {}) => {
    const { asOwner = false, coachIds = [personId] } = changes
    const forCohort = { cohortId: changes.cohortId ?? cohortId, coachIds }
    return { ...reads, actor: { ...people.policy, decidedBy: { personId, asOwner }, forCohort } }
  }
  const assign = { type: 'AssignPlan' as const, ...pins, startsOn: '2026-04-01' }

  it('reaches a client of the cohort who is led by one of its coaches, whichever of them decided', () => {
    inCohort.when(assign, decided(coach.id)).happens('PlanAssigned')
    inCohort.when(assign, decided(otherCoach, { coachIds: [otherCoach, coach.id] })).happens('PlanAssigned')
  })
  it('does not reach a client who is no longer led by a coach of the cohort', () =>
    inCohort.when(assign, decided(otherCoach)).refuses('NotOfThisCohort'))
  it('does not reach a client who has moved to another cohort', () => {
    const elsewhere = { cohortId: '60000000-0000-4000-8000-000000000002', coachIds: [otherCoach, coach.id] }
    inCohort.when(assign, decided(otherCoach, elsewhere)).refuses('NotOfThisCohort')
  })
  it('reaches everyone if an owner decided, and the deciding coach’s own clients', () => {
    inCohort.when(assign, decided(otherCoach, { asOwner: true })).happens('PlanAssigned')
    begun.when(assign, decided(coach.id)).happens('PlanAssigned')
  })
})
