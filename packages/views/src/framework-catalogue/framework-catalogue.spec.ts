import { framework } from '@switchback/domain/framework/framework'
import { exampleContent } from '@switchback/domain/testing/example-framework'
import { isRefusal } from '@switchback/domain/kernel/decider'
import { specContext } from '@switchback/domain/testing/specification'
import { at, view, type Fact } from '@switchback/projections/testing/specification'
import { frameworkCatalogue } from './projection.js'

const decided = framework.decide(framework.initial, { type: 'ImportFramework', content: exampleContent }, specContext())
if (isRefusal(decided)) throw new Error(decided.message)
const imported = decided as Fact[]
const morning = '2026-04-01T08:00:00.000Z'
const published = (version: number): Fact => at(morning, { type: 'FrameworkPublished', data: { version } })
const entry = (...facts: Fact[]) => view(frameworkCatalogue, ...imported, ...facts).row()

describe('the catalogue of frameworks', () => {
  it('shows a draft with all its content, before anything is published', () => {
    expect(entry()).toMatchObject({ status: 'open', publishedAt: [], name: exampleContent.name })
    expect(entry().framework.draft).toEqual(exampleContent)
  })

  it('keeps a published version as it was, whatever the draft becomes', () => {
    const takenOut: Fact = { type: 'PhaseTakenOut', data: { phaseId: exampleContent.phases[0]!.id } }
    const row = entry(published(1), takenOut, published(2))
    expect(row.publishedAt).toEqual([morning, morning])
    expect(row.framework.published.map(({ phases }) => phases.length)).toEqual([
      exampleContent.phases.length,
      exampleContent.phases.length - 1,
    ])
  })

  it('has what lists show in columns of their own: of the draft, and of the newest version', () => {
    const titles = exampleContent.phases.map(({ id, title }) => ({ id, title }))
    const draft = exampleContent.phases.map(({ id, title }) => ({ phaseId: id, title }))
    const { profession, description, assessment } = exampleContent
    const bands = assessment!.bands.map(({ id, title }) => ({ id, title }))
    expect(entry()).toMatchObject({ profession, description, phases: draft, newest: null })
    const takenOut: Fact = { type: 'PhaseTakenOut', data: { phaseId: exampleContent.phases[0]!.id } }
    const changed = entry(published(1), takenOut)
    expect(changed).toMatchObject({ phases: draft.slice(1), newest: { phases: titles, bands } })
    expect(entry(published(1), takenOut, published(2)).newest).toEqual({ phases: titles.slice(1), bands })
  })

  it('says that a framework is retired', () => {
    expect(entry(published(1), { type: 'FrameworkRetired', data: { reason: 'A newer one.' } }).status).toBe('retired')
  })
})
