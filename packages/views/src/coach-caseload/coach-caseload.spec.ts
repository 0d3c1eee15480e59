import { people } from '@switchback/domain/testing/specification'
import {
  assessmentId,
  baseline,
  entered,
  evidenceId,
  gateRequested,
  inFirstPhase,
  opened,
  planAssigned,
  sharingNoted,
  stepDone,
  submitted,
} from '@switchback/domain/testing/example-journey'
import { at, by, view, type Fact } from '@switchback/projections/testing/specification'
import { attentionAt, byUrgency } from '../cases/attention.js'
import { coachCaseload } from './projection.js'

const client = people.client.id
const coach = people.coach.id
const morning = '2026-04-01T08:00:00.000Z'
const strained: Fact = {
  type: 'AssessmentNoted',
  data: { assessmentId, percent: 80, band: 'rough', flags: ['wellbeing'] },
}

const reasons = (...facts: Fact[]) => view(coachCaseload, ...facts).row().attention

describe('what waits for the coach', () => {
  it('is a plan, from the opening until one is assigned', () => {
    expect(reasons(at(morning, opened))).toEqual([{ reason: 'no-plan', since: morning }])
    expect(reasons(opened, planAssigned)).toEqual([])
  })

  it('is a gate, from the request until it is approved, declined or overridden', () => {
    const asked = [...inFirstPhase, at(morning, gateRequested('begin'))]
    expect(reasons(...asked)).toEqual([{ reason: 'gate-waiting', since: morning }])
    const answers: Fact[] = [
      { type: 'GateApproved', data: { phaseId: 'begin' } },
      { type: 'GateDeclined', data: { phaseId: 'begin', reason: 'Not yet.' } },
      { type: 'GateOverridden', data: { phaseId: 'begin', reason: 'They have moved on.' } },
    ]
    for (const answer of answers) expect(reasons(...asked, answer)).toEqual([])
  })

  it('is each piece of evidence, until the coach reviews it', () => {
    const other = '50000000-0000-4000-8000-00000000000f'
    const two: Fact[] = [
      ...inFirstPhase,
      at(morning, submitted),
      {
        type: 'EvidenceSubmitted',
        data: { evidenceId: other, stepId: 'walk', kind: 'text', title: 't', content: 'c' },
      },
    ]
    expect(reasons(...two)).toHaveLength(2)
    const left = reasons(...two, { type: 'EvidenceAccepted', data: { evidenceId: other } })
    expect(left).toEqual([{ reason: 'evidence-waiting', since: morning, about: evidenceId }])
    expect(reasons(...two, { type: 'ChangesRequested', data: { evidenceId, comment: 'More.' } })).toHaveLength(1)
  })

  it('is strain while the assessment that shows it is shared, and not before or after', () => {
    expect(reasons(...inFirstPhase, strained)).toEqual([])
    const shared = [...inFirstPhase, strained, at(morning, sharingNoted(true))]
    expect(reasons(...shared)).toEqual([{ reason: 'strain', since: morning, about: assessmentId }])
    expect(reasons(...shared, sharingNoted(false))).toEqual([])
    expect(reasons(...shared, sharingNoted(false), sharingNoted(true))).toHaveLength(1)
  })

  it('is not changed by an assessment that is not shared', () => {
    const later = '60000000-0000-4000-8000-00000000000f'
    const calm: Fact = { type: 'AssessmentNoted', data: { assessmentId: later, percent: 5, band: 'smooth', flags: [] } }
    const sharing = (shared: boolean): Fact => ({
      type: 'AssessmentSharingNoted',
      data: { assessmentId: later, shared },
    })
    const shown = [...inFirstPhase, strained, at(morning, sharingNoted(true))]
    expect(reasons(...shown, calm)).toEqual(reasons(...shown))
    expect(reasons(...shown, calm, sharing(true))).toEqual([])
    expect(reasons(...shown, calm, sharing(true), sharing(false))).toEqual(reasons(...shown))
  })

  it('is nothing once the journey has ended', () => {
    expect(reasons(...inFirstPhase, gateRequested('begin'), { type: 'JourneyWithdrawn', data: {} })).toEqual([])
  })
})

describe('the clock of a stalled client', () => {
  const activity = (...facts: Fact[]) => view(coachCaseload, ...inFirstPhase, ...facts).row().lastActivityAt

  it('starts again when the client does something, and not when the coach does', () => {
    expect(activity(...by(client, at(morning, stepDone('questions'))))).toBe(morning)
    expect(activity(...by(coach, at(morning, stepDone('questions'))))).not.toBe(morning)
    expect(activity(...by(client, at(morning, baseline)))).toBe(morning)
  })

  it('does not go back when something of an earlier day is recorded', () => {
    const recordedLate = at('2020-01-01T00:00:00.000Z', stepDone('walk'))
    expect(activity(...by(client, at(morning, stepDone('questions')), recordedLate))).toBe(morning)
  })

  it('starts again after a pause', () => {
    const pause: Fact[] = [{ type: 'JourneyPaused', data: {} }, at(morning, { type: 'JourneyResumed', data: {} })]
    expect(activity(...pause)).toBe(morning)
  })
})

describe('attention at a moment', () => {
  const row = { status: 'open', attention: [], lastActivityAt: '2026-03-01T00:00:00.000Z', phaseTarget: '2026-03-10' }
  const moment = (day: string) => new Date(`${day}T12:00:00.000Z`)

  it('counts a client as stalled once the threshold has passed since their last activity, and not a day before', () => {
    expect(attentionAt({ ...row, phaseTarget: null }, moment('2026-03-14'), 14)).toEqual([])
    expect(attentionAt({ ...row, phaseTarget: null }, moment('2026-03-15'), 14)).toEqual([
      { reason: 'stalled', since: '2026-03-01T00:00:00.000Z' },
    ])
  })

  it('does not count a client as stalled who waits for the coach or pauses', () => {
    const waiting = { ...row, phaseTarget: null, attention: [{ reason: 'gate-waiting' as const, since: morning }] }
    expect(attentionAt(waiting, moment('2026-06-01'), 14)).toHaveLength(1)
    expect(attentionAt({ ...row, status: 'paused' }, moment('2026-06-01'), 14)).toEqual([])
  })

  it('counts a phase as overdue from the day after its target date', () => {
    expect(attentionAt(row, moment('2026-03-10'), 99)).toEqual([])
    expect(attentionAt(row, moment('2026-03-11'), 99)).toEqual([
      { reason: 'overdue', since: '2026-03-11T00:00:00.000Z' },
    ])
  })

  it('puts the most urgent first, among them those who wait longest, and those who need no one last', () => {
    const entry = (...attention: { reason: 'strain' | 'gate-waiting'; since: string }[]) => ({
      journeyId: 'j',
      attention,
    })
    const [quiet, gate, early, strain] = [
      entry(),
      entry({ reason: 'gate-waiting', since: '2026-03-02' }),
      entry({ reason: 'gate-waiting', since: '2026-03-01' }),
      entry({ reason: 'strain', since: '2026-03-03' }),
    ]
    expect([quiet, gate, early, strain].sort(byUrgency)).toEqual([strain, early, gate, quiet])
  })
})

describe('a case', () => {
  it('has its phase, its start and its target date, also after the date is moved', () => {
    const row = view(coachCaseload, opened, planAssigned, at(morning, entered('begin'))).row()
    expect(row).toMatchObject({ phaseId: 'begin', phaseSince: morning, phaseTarget: row.targets.begin })
    const moved: Fact = { type: 'PlanAdjusted', data: { phaseId: 'begin', targetDate: '2026-12-24' } }
    expect(view(coachCaseload, ...inFirstPhase, moved).row().phaseTarget).toBe('2026-12-24')
  })

  it('counts a step once, and not at all after it is reopened', () => {
    const twice = [...inFirstPhase, stepDone('walk'), stepDone('walk')]
    expect(view(coachCaseload, ...twice).row().doneSteps).toEqual(['walk'])
    const reopened: Fact = { type: 'StepReopened', data: { stepId: 'walk' } }
    expect(view(coachCaseload, ...twice, reopened).row().doneSteps).toEqual([])
  })
})
