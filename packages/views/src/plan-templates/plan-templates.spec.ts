import { frameworkId } from '@switchback/domain/testing/example-framework'
import { view, type Fact } from '@switchback/projections/testing/specification'
import { planTemplates } from './projection.js'

const created: Fact = { type: 'TemplateCreated', data: { name: 'Half a year', frameworkId, frameworkVersion: 1 } }
const excluded: Fact = { type: 'StepExcluded', data: { phaseId: 'begin', stepId: 'walk' } }
const published = (version: number): Fact => ({ type: 'TemplatePublished', data: { version } })

describe('the list of plan templates', () => {
  it('shows name, framework and draft', () => {
    expect(view(planTemplates, created, excluded).row()).toMatchObject({
      name: 'Half a year',
      frameworkId,
      template: { draft: { excluded: ['walk'] }, published: [] },
    })
  })

  it('keeps each published version', () => {
    const { template } = view(planTemplates, created, published(1), excluded, published(2)).row()
    expect(template.published.map((choices) => choices.excluded)).toEqual([[], ['walk']])
  })
})
