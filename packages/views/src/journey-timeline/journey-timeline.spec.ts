import { inFirstPhase, opened, planAssigned, sharingNoted, stepDone } from '@switchback/domain/testing/example-journey'
import { specStream } from '@switchback/domain/testing/specification'
import { at, view } from '@switchback/projections/testing/specification'
import { journeyTimeline } from './projection.js'

describe('the timeline of a journey', () => {
  it('has a row for each event, in true dates, whenever they were recorded', () => {
    const { rows } = view(journeyTimeline, ...inFirstPhase, at('2013-05-01T00:00:00.000Z', stepDone('walk')))
    expect([...rows.keys()]).toEqual([1, 2, 3, 4].map((version) => `${specStream}/${version}`))
    expect([...rows.values()].at(-1)).toMatchObject({
      type: 'StepCompleted',
      occurredAt: '2013-05-01T00:00:00.000Z',
      data: { stepId: 'walk' },
    })
  })

  it('keeps each event whole, so that a journey can be folded from it as of a date', () => {
    const { rows } = view(journeyTimeline, opened, planAssigned, sharingNoted(true))
    expect([...rows.values()].map(({ data }) => data)).toEqual([
      opened.data,
      planAssigned.data,
      sharingNoted(true).data,
    ])
  })
})
