import {
  baseline,
  entered,
  gateRequested,
  inFirstPhase,
  inSecondPhase,
  phaseCompleted,
  stepDone,
  words,
} from '@switchback/domain/testing/example-journey'
import { at, view, type Fact } from '@switchback/projections/testing/specification'
import { clientHome } from './projection.js'

const morning = '2026-04-01T08:00:00.000Z'
const home = (...facts: Fact[]) => view(clientHome, ...facts).row()

describe('the home of a client', () => {
  it('has the same journey that the rules see', () => {
    expect(home(...inSecondPhase)).toMatchObject({ status: 'open', journey: { status: 'open', phaseId: 'finish' } })
  })

  it('has the dates at which each phase was entered and completed', () => {
    const facts = [...inFirstPhase, at(morning, phaseCompleted('begin')), at(morning, entered('finish'))]
    expect(home(...facts).phaseDates).toMatchObject({
      begin: { completedAt: morning },
      finish: { enteredAt: morning },
    })
  })

  it('keeps the date of each completed step', () => {
    expect(home(...inFirstPhase, at(morning, stepDone('walk'))).stepDates).toEqual({ walk: morning })
  })

  it('shows why a gate was declined, until the client requests it again', () => {
    const declined: Fact = { type: 'GateDeclined', data: { phaseId: 'begin', reason: 'Say a little more.' } }
    const asked = [...inFirstPhase, at(morning, gateRequested('begin'))]
    expect(home(...asked)).toMatchObject({ gateRequestedAt: morning, gateAnswer: null })
    expect(home(...asked, declined)).toMatchObject({ gateRequestedAt: null, gateAnswer: 'Say a little more.' })
    expect(home(...asked, declined, gateRequested('begin')).gateAnswer).toBeNull()
  })

  it('keeps one baseline, the newest, and every outcome', () => {
    const better = { ...words, respect: 4 }
    const outcome = (when: 'end' | 'follow-up'): Fact => ({ type: 'OutcomeRecorded', data: { ...better, at: when } })
    const facts: Fact[] = [
      ...inFirstPhase,
      baseline,
      { ...baseline, data: better } as Fact,
      outcome('end'),
      outcome('follow-up'),
    ]
    expect(home(...facts).pictures).toMatchObject([{ at: 'baseline', respect: 4 }, { at: 'end' }, { at: 'follow-up' }])
  })
})
