import { cohort } from '../cohort/cohort.js'
import type { CohortEvent } from '../cohort/events.js'
import type { Actor } from '../kernel/decider.js'
import { given, people, recorded, specTenant } from '../testing/specification.js'
import { exampleFramework, frameworkId, templateId } from '../testing/example-framework.js'
import { organisation } from '../organisation/organisation.js'
import type { Organisation } from '../organisation/state.js'
import { followUps } from '../process-managers.js'
import { inFirstPhase } from '../testing/example-journey.js'
import { journeyIdFor } from './identity.js'
import { journey } from './journey.js'
import type { Journey } from './state.js'

const { coach, client, owner, policy } = people
const stranger: Actor = { id: '20000000-0000-4000-8000-00000000000b', roles: ['coach'] }
const members: Organisation = {
  ...organisation.initial,
  founded: true,
  members: {
    [coach.id]: { roles: ['coach'], reportingConsent: false },
    [stranger.id]: { roles: ['coach'], reportingConsent: false },
    [owner.id]: { roles: ['owner', 'coach'], reportingConsent: false },
    [client.id]: { roles: ['client'], reportingConsent: false },
  },
}
const owningCoach: Actor = { id: owner.id, roles: ['owner', 'coach'] }
const led = given(journey, ...inFirstPhase)
const ledBy = (state: Partial<Journey> = {}) => ({ ...led.state(), ...state })
const until = '2026-04-01T09:00:00.000Z'
const acceptedStranger = { accepted: { [stranger.id]: until } }
const reads = (...journeys: Journey[]) => ({
  organisation: members,
  framework: exampleFramework,
  journeys,
})

describe('opening a journey for a client of another coach', () => {
  const otherFramework = '30000000-0000-4000-8000-00000000000f'
  const opening = (coachId: string, cycle: number, framework = frameworkId) => ({
    command: {
      type: 'OpenJourney' as const,
      clientId: client.id,
      coachId,
      cohortId: null,
      frameworkId: framework,
      cycle,
    },
    streamId: journeyIdFor(specTenant, client.id, framework, cycle),
  })
  const attempt = (actor: Actor, coachId: string, journeys: Journey[], cycle = 2, framework = frameworkId) => {
    const { command, streamId } = opening(coachId, cycle, framework)
    const before = journeys.find((one) => one.frameworkId === framework && one.cycle === cycle - 1)
    return given(journey).when(command, { actor, streamId, reads: { ...reads(...journeys), before } })
  }
  const completed = ledBy({ status: 'completed' })

  it('a coach who never led the client cannot open their next cycle', () =>
    attempt(stranger, stranger.id, [completed]).refuses('ClientOfOtherCoach'))
  it('a coach who never led the client cannot open a journey through another framework', () => {
    attempt(stranger, stranger.id, [ledBy()], 1, otherFramework).refuses('ClientOfOtherCoach')
    attempt(stranger, stranger.id, [completed], 1, otherFramework).refuses('ClientOfOtherCoach')
  })
  it('the coach of the cycle before opens the next one', () =>
    attempt(coach, coach.id, [completed]).happens('JourneyOpened'))
  it('the coach who leads the client opens a journey through another framework', () =>
    attempt(coach, coach.id, [ledBy()], 1, otherFramework).happens('JourneyOpened'))
  it('an owner brings the client to another coach, but not to themselves', () => {
    attempt(owningCoach, stranger.id, [completed]).happens('JourneyOpened')
    attempt(owningCoach, owner.id, [completed]).refuses('ClientOfOtherCoach')
  })
  it('a coach that the client accepted can open it until the acceptance ends', () => {
    attempt(stranger, stranger.id, [{ ...completed, ...acceptedStranger }]).happens('JourneyOpened')
    const over = { accepted: { [stranger.id]: '2026-03-02T08:59:59.000Z' } }
    attempt(stranger, stranger.id, [{ ...completed, ...over }]).refuses('ClientOfOtherCoach')
  })
  it('the program opens it only for a decision of someone who may', () => {
    attempt(policy, stranger.id, [completed]).refuses('ClientOfOtherCoach')
    const deciding = (personId: string, asOwner: boolean): Actor => ({ ...policy, decidedBy: { personId, asOwner } })
    attempt(deciding(stranger.id, false), stranger.id, [completed]).refuses('ClientOfOtherCoach')
    attempt(deciding(owner.id, true), stranger.id, [completed]).happens('JourneyOpened')
  })
})

describe('handing a journey over', () => {
  const handOver = (actor: Actor, coachId: string, from = led) =>
    from.when({ type: 'TransferJourney', coachId }, { actor, reads: { organisation: members } })

  it('the present coach and an owner hand it over', () => {
    handOver(coach, stranger.id).happens('JourneyTransferred')
    handOver(owningCoach, stranger.id).happens('JourneyTransferred')
  })
  it('an owner cannot take it over without the word of the present coach or the client', () => {
    handOver(owningCoach, owner.id).refuses('ClientOfOtherCoach')
    const accepted = led.and({ type: 'CoachAccepted', data: { coachId: owner.id, until } })
    handOver(owningCoach, owner.id, accepted).happens('JourneyTransferred')
  })
  it('the program hands it over only where the present coach, an owner or the client decided so', () => {
    const deciding = (personId: string, asOwner = false): Actor => ({ ...policy, decidedBy: { personId, asOwner } })
    handOver(policy, stranger.id).refuses('ClientOfOtherCoach')
    handOver(deciding(stranger.id), stranger.id).refuses('ClientOfOtherCoach')
    handOver(deciding(owner.id, true), owner.id).refuses('ClientOfOtherCoach')
    handOver(deciding(owner.id, true), stranger.id).happens('JourneyTransferred')
    handOver(deciding(coach.id), stranger.id).happens('JourneyTransferred')
    const accepted = led.and({ type: 'CoachAccepted', data: { coachId: stranger.id, until } })
    handOver(deciding(stranger.id), stranger.id, accepted).happens('JourneyTransferred')
  })
  it('the client accepts a coach for thirty days, also after the end of a journey', () => {
    const accept = { type: 'AcceptCoach' as const, coachId: stranger.id }
    const as = { actor: client, reads: { organisation: members } }
    led.when(accept, as).then({ type: 'CoachAccepted', data: { coachId: stranger.id, until } })
    led.and({ type: 'JourneyWithdrawn', data: {} }).when(accept, as).happens('CoachAccepted')
    led.when({ ...accept, coachId: client.id }, as).refuses('NotACoach')
    led.when({ ...accept, coachId: coach.id }, as).changesNothing()
  })
  it('what was shared with the coach before is not shared with the next one', () => {
    const [seen, kept] = ['50000000-0000-4000-8000-000000000001', '50000000-0000-4000-8000-000000000002']
    const noted = (assessmentId: string) => ({
      type: 'AssessmentNoted' as const,
      data: { assessmentId, percent: 10, band: 'steady', flags: [] },
    })
    const sharing = { type: 'AssessmentSharingNoted' as const, data: { assessmentId: seen, shared: true } }
    const withShared = led.and(noted(seen), noted(kept), sharing)
    handOver(coach, stranger.id, withShared).then(
      { type: 'JourneyTransferred', data: { coachId: stranger.id, cohortId: null } },
      { type: 'AssessmentSharingNoted', data: { assessmentId: seen, shared: false } },
    )
    const taken = recorded('AssessmentSharingNoted', { assessmentId: seen, shared: false })
    expect(followUps(taken)).toEqual([
      { category: 'assessment', streamId: seen, command: { type: 'UnshareAssessment' } },
    ])
  })
})

describe('a cohort and the clients of other coaches', () => {
  const plan = null
  const created = (coachId: string): CohortEvent => ({
    type: 'CohortCreated',
    data: {
      name: 'Mine',
      coachId,
      sponsorId: null,
      frameworkId,
      plan,
      startsOn: '2026-03-02',
      endsOn: null,
      capacity: 5,
    },
  })
  const enrol = (actor: Actor, coachId: string, journeys: Journey[], cycle = 1) =>
    given(cohort, created(coachId)).when(
      { type: 'EnrolClient', clientId: client.id, cycle },
      { actor, reads: reads(...journeys) },
    )
  it('a coach cannot enrol a client that another coach leads or led', () => {
    enrol(stranger, stranger.id, [ledBy()]).refuses('ClientOfOtherCoach')
    enrol(stranger, stranger.id, [ledBy({ status: 'completed' })], 2).refuses('ClientOfOtherCoach')
  })
  it('a coach enrols their own clients, and clients that no one has led', () => {
    enrol(stranger, stranger.id, []).happens('ClientEnrolled')
    enrol(coach, coach.id, [ledBy()]).happens('ClientEnrolled')
  })
  it('an owner can enrol them with another coach, and so can a coach that the client accepted', () => {
    enrol(owningCoach, stranger.id, [ledBy()]).happens('ClientEnrolled')
    enrol(owningCoach, owner.id, [ledBy()]).refuses('ClientOfOtherCoach')
    enrol(stranger, stranger.id, [{ ...ledBy(), ...acceptedStranger }]).happens('ClientEnrolled')
  })
  it('the commands that follow name who decided', () => {
    const data = {
      clientId: client.id,
      journeyId: journeyIdFor(specTenant, client.id, frameworkId, 1),
      cycle: 1,
      coachId: stranger.id,
      frameworkId,
      sponsorId: null,
      plan: { templateId, templateVersion: 1, startsOn: '2026-03-02' },
    }
    const followers = (more: object) => followUps(recorded('ClientEnrolled', { ...data, ...more }, templateId))
    const decidedBy = { personId: owner.id, asOwner: true }
    for (const follower of followers({ decidedBy })) expect(follower.decidedBy).toEqual(decidedBy)
    for (const follower of followers({})) expect(follower.decidedBy).toEqual({ personId: stranger.id, asOwner: false })
  })
  it('a coach of the cohort who does not lead the journey cannot move the client to a cohort of their own', () => {
    const journeyId = journeyIdFor(specTenant, client.id, frameworkId, 1)
    const enrolled: CohortEvent = {
      type: 'ClientEnrolled',
      data: { clientId: client.id, journeyId, cycle: 1, coachId: coach.id, frameworkId, sponsorId: null, plan },
    }
    const target = given(cohort, created(stranger.id)).state()
    const move = (actor: Actor) =>
      given(cohort, created(coach.id), { type: 'CoachAssigned', data: { coachId: stranger.id } }, enrolled).when(
        { type: 'MoveClient', clientId: client.id, toCohortId: templateId },
        { actor, reads: { ...reads(), target, journey: ledBy() } },
      )
    move(stranger).refuses('ClientOfOtherCoach')
    move(coach).happens('ClientMoved', 'ClientEnrolled')
  })
})
