import { journeyEvents } from '@switchback/domain/journey/events'
import { detailFor, details, typesFor } from './details.js'

const assessmentId = '60000000-0000-4000-8000-000000000001'
const result = { assessmentId, percent: 82.5, band: 'acute', flags: ['wellbeing'] }
const kept = () => false
const shared = (id: string) => id === assessmentId

describe('what a timeline says', () => {
  it('every event of a journey has its line, and no other', () =>
    expect(Object.keys(details).sort()).toEqual(Object.keys(journeyEvents.definitions).sort()))

  it('every field that a line names is a field of its event or of the plan in it', () => {
    for (const [type, { self, coach }] of Object.entries(details)) {
      const { shape } = journeyEvents.definitions[type as 'PlanAssigned'].data
      const plan = 'plan' in shape ? Object.keys(shape.plan.shape) : []
      const known = [...Object.keys(shape), ...plan]
      expect([type, [...(self ?? []), ...(coach ?? [])].filter((field) => !known.includes(field))]).toEqual([type, []])
    }
  })

  it('the result of an assessment is for the client, and for the coach only while it is shared', () => {
    expect(detailFor('self', 'AssessmentNoted', result, kept)).toEqual(result)
    expect(detailFor('coach', 'AssessmentNoted', result, kept)).toEqual({})
    expect(detailFor('coach', 'AssessmentNoted', result, shared)).toEqual(result)
  })

  it('a field that is not listed is shown to no one', () => {
    expect(detailFor('self', 'StepStarted', { stepId: 'walk', secret: 'x' }, kept)).toEqual({ stepId: 'walk' })
    expect(detailFor('coach', 'SomethingNew', { secret: 'x' }, kept)).toEqual({})
  })

  it('the present coach is not informed that the client accepted another one', () => {
    expect(typesFor('coach')).not.toContain('CoachAccepted')
    expect(typesFor('self')).toContain('CoachAccepted')
  })
})
