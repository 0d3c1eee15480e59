import type { JourneyEvent } from '@switchback/domain/journey/events'
import { applicationId, chosen, explored, logged } from '@switchback/domain/testing/example-journey'
import { emptyWorkbook, evolve } from './workbook.js'

const findingId = '10000000-0000-4000-8000-000000000001'
const day = (index: number) => `2026-03-${String(index + 1).padStart(2, '0')}T08:00:00.000Z`
const workbook = (...events: JourneyEvent[]) =>
  events.reduce(
    (book, event, index) => evolve(book, { ...event, version: index + 1, occurredAt: day(index) }),
    emptyWorkbook,
  )
const priority = (text: string): JourneyEvent => ({
  type: 'PriorityStated',
  data: { findingId, text, kind: 'must-have' },
})
const retracted = (count: 'priority' | 'area-chosen', id: string): JourneyEvent => ({
  type: 'FindingRetracted',
  data: { count, id },
})

describe('a workbook', () => {
  it('has what was recorded, with its true date', () => {
    expect(workbook(priority('Weekends')).priorities).toEqual([
      { findingId, text: 'Weekends', kind: 'must-have', at: day(0) },
    ])
  })
  it('has the plans for setbacks, each with what the client will do then', () => {
    const planned: JourneyEvent = {
      type: 'SetbackPlanned',
      data: { findingId, text: 'A rejection', response: 'Ask why' },
    }
    expect(workbook(planned).setbacks).toEqual([{ findingId, text: 'A rejection', response: 'Ask why', at: day(0) }])
  })
  it('has the newest version of an entry, in its old place', () => {
    const book = workbook(explored('sea'), explored('air'), explored('sea'))
    expect(book.areas.map(({ areaId, at }) => [areaId, at])).toEqual([
      ['sea', day(2)],
      ['air', day(1)],
    ])
  })
  it('keeps the choice of an area that is explored again', () => {
    const book = workbook(explored('sea'), chosen('sea'), explored('sea'))
    expect(book.areas[0]!.chosen).toEqual({ reason: 'r', at: day(1) })
  })
  it('does not have what was retracted', () => {
    expect(workbook(priority('Weekends'), retracted('priority', findingId)).priorities).toEqual([])
    const unchosen = workbook(explored('sea'), chosen('sea'), retracted('area-chosen', 'sea'))
    expect(unchosen.areas[0]!.chosen).toBeNull()
  })
  it('follows an application through its stages', () => {
    const advanced: JourneyEvent = { type: 'ApplicationAdvanced', data: { applicationId, stage: 'interview' } }
    expect(workbook(logged, advanced).applications).toMatchObject([
      { stage: 'interview', at: day(0), stages: [{ stage: 'interview', at: day(1) }] },
    ])
  })
  it('adds up the time that was logged with steps', () => {
    const step = (minutes: number): JourneyEvent => ({ type: 'StepCompleted', data: { stepId: 'walk', minutes } })
    expect(workbook(step(20), step(25)).minutes).toBe(45)
  })
  it('uses the version as the id of what was recorded before there were ids', () => {
    const old: JourneyEvent = { type: 'ConnectionMade', data: { who: 'w' } }
    expect(workbook(old).connections).toMatchObject([{ findingId: 'version-1' }])
  })
})
