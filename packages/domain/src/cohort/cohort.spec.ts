import { given, people, specStream, specTenant } from '../testing/specification.js'
import { exampleFramework, exampleTemplate, frameworkId, templateId } from '../testing/example-framework.js'
import { framework } from '../framework/framework.js'
import { journeyIdFor } from '../journey/identity.js'
import { unopenedJourney } from '../journey/state.js'
import { organisation } from '../organisation/organisation.js'
import type { Organisation } from '../organisation/state.js'
import { cohort } from './cohort.js'
import type { CohortEvent } from './events.js'

const { coach, client } = people
const sponsorId = '20000000-0000-4000-8000-000000000003'
const secondCoach = '20000000-0000-4000-8000-00000000000b'
const secondClient = '20000000-0000-4000-8000-0000000000c2'
const member = (role: 'coach' | 'client') => ({ roles: [role], reportingConsent: false })
const members: Organisation = {
  ...organisation.initial,
  founded: true,
  sponsors: { [sponsorId]: 'Northwind' },
  members: {
    [coach.id]: member('coach'),
    [secondCoach]: member('coach'),
    [client.id]: member('client'),
    [secondClient]: member('client'),
  },
}
const reads = { reads: { organisation: members, framework: exampleFramework, template: exampleTemplate, journeys: [] } }
const plan = { templateId, templateVersion: 1, startsOn: '2026-03-02' }
const fields = {
  name: 'Spring',
  coachId: coach.id,
  sponsorId,
  frameworkId,
  plan,
  startsOn: '2026-03-02',
  endsOn: null,
  capacity: 2,
}
const create = { type: 'CreateCohort' as const, ...fields }
const created: CohortEvent = { type: 'CohortCreated', data: fields }
const journeyId = journeyIdFor(specTenant, client.id, frameworkId, 1)
const enrolled = (clientId: string = client.id): CohortEvent => ({
  type: 'ClientEnrolled',
  data: {
    clientId,
    journeyId: journeyIdFor(specTenant, clientId, frameworkId, 1),
    cycle: 1,
    coachId: coach.id,
    frameworkId,
    sponsorId,
    plan,
    decidedBy: { personId: coach.id, asOwner: false },
  },
})
const enrol = (clientId: string = client.id) => ({ type: 'EnrolClient' as const, clientId, cycle: 1 })
const spring = given(cohort, created)

describe('a cohort', () => {
  it('is made with coach, sponsor, framework and plan, once', () => {
    given(cohort).when(create, reads).then(created)
    spring.when(create, reads).refuses('CohortExists')
  })
  it('wants a coach who is one', () =>
    given(cohort)
      .when({ ...create, coachId: client.id }, reads)
      .refuses('NotACoach'))
  it('wants a sponsor that is known', () =>
    given(cohort)
      .when({ ...create, sponsorId: frameworkId }, reads)
      .refuses('SponsorNotFound'))
  it('wants a published framework', () =>
    given(cohort)
      .when(create, { reads: { ...reads.reads, framework: framework.initial } })
      .refuses('FrameworkNotPublished'))
  it('wants a published template of that framework', () => {
    given(cohort)
      .when({ ...create, plan: { ...plan, templateVersion: 7 } }, reads)
      .refuses('TemplateNotPublished')
    given(cohort)
      .when({ ...create, frameworkId: templateId }, reads)
      .refuses('TemplateOfOtherFramework')
  })
  it('ends after it starts', () =>
    given(cohort)
      .when({ ...create, endsOn: '2026-01-01' }, reads)
      .refuses('EndsBeforeStart'))
  it('comes before its clients', () => given(cohort).when(enrol(), reads).refuses('CohortNotFound'))
})

describe('coaches of a cohort', () => {
  const two = spring.and({ type: 'CoachAssigned', data: { coachId: secondCoach } })
  it('are assigned and removed, but one always stays', () => {
    spring.when({ type: 'AssignCoach', coachId: secondCoach }, reads).happens('CoachAssigned')
    spring.when({ type: 'AssignCoach', coachId: coach.id }, reads).changesNothing()
    spring.when({ type: 'AssignCoach', coachId: client.id }, reads).refuses('NotACoach')
    two.when({ type: 'RemoveCoach', coachId: secondCoach }, reads).happens('CoachRemoved')
    spring.when({ type: 'RemoveCoach', coachId: coach.id }, reads).refuses('LastCoach')
    spring.when({ type: 'RemoveCoach', coachId: secondCoach }, reads).changesNothing()
  })
})

describe('enrolling', () => {
  it('names the journey that begins, and carries the plan along', () => spring.when(enrol(), reads).then(enrolled()))
  it('happens once', () => spring.and(enrolled()).when(enrol(), reads).refuses('AlreadyEnrolled'))
  it('is for clients', () => spring.when(enrol(secondCoach), reads).refuses('NotAClient'))
  it('stops at the capacity', () => {
    const full = spring.and(enrolled(), enrolled(secondClient))
    full
      .when(enrol('20000000-0000-4000-8000-0000000000c3'), {
        reads: {
          ...reads.reads,
          organisation: { ...members, members: { '20000000-0000-4000-8000-0000000000c3': member('client') } },
        },
      })
      .refuses('CohortFull', { capacity: 2 })
  })
})

describe('leaving and moving', () => {
  const target = given(cohort, created).state()
  const withTarget = (state: object) => ({ reads: { ...reads.reads, target: state, journey: unopenedJourney } })
  const move = { type: 'MoveClient' as const, clientId: client.id, toCohortId: specStream }
  it('a client who leaves makes room for another', () => {
    spring
      .and(enrolled())
      .when({ type: 'RemoveClient', clientId: client.id }, reads)
      .then({ type: 'ClientLeft', data: { clientId: client.id, journeyId } })
    spring.when({ type: 'RemoveClient', clientId: client.id }, reads).refuses('NotEnrolled')
    expect(
      spring.and(enrolled(), { type: 'ClientLeft', data: { clientId: client.id, journeyId } }).state().clients,
    ).toEqual({})
  })
  it('a client moves to a cohort that is open, of the same framework, with room', () => {
    spring.and(enrolled()).when(move, withTarget(target)).happens('ClientMoved', 'ClientEnrolled')
    spring.and(enrolled()).when(move, withTarget(cohort.initial)).refuses('TargetNotOpen')
    spring
      .and(enrolled())
      .when(move, withTarget({ ...target, frameworkId: templateId }))
      .refuses('OtherFramework')
    spring
      .and(enrolled())
      .when(move, withTarget({ ...target, capacity: 0 }))
      .refuses('CohortFull')
    spring.when(move, withTarget(target)).refuses('NotEnrolled')
    spring
      .and(enrolled())
      .when(move, withTarget(given(cohort, created, enrolled()).state()))
      .refuses('AlreadyEnrolled')
  })
})

describe('plans and the end', () => {
  it('a plan is assigned to everyone who is in it', () =>
    spring
      .and(enrolled())
      .when({ type: 'AssignPlanToCohort', plan }, reads)
      .then({
        type: 'PlanAssignedToCohort',
        data: {
          assignmentId: '10000000-0000-4000-8000-000000000001',
          plan,
          clients: [{ clientId: client.id, journeyId }],
          decidedBy: { personId: people.coach.id, asOwner: false },
          coachIds: [people.coach.id],
        },
      }))
  it('of a template that is published', () =>
    spring
      .when({ type: 'AssignPlanToCohort', plan: { ...plan, templateVersion: 4 } }, reads)
      .refuses('TemplateNotPublished'))
  it('an archived cohort keeps its history and takes no changes', () => {
    spring.when({ type: 'ArchiveCohort' }, reads).happens('CohortArchived')
    const archived = spring.and(enrolled(), { type: 'CohortArchived', data: {} })
    archived.when({ type: 'RemoveClient', clientId: client.id }, reads).refuses('CohortArchived')
    archived.when({ type: 'ArchiveCohort' }, reads).changesNothing()
    expect(Object.keys(archived.state().clients)).toEqual([client.id])
  })
})
