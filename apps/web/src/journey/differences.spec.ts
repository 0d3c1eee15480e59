import { exampleContent } from '@switchback/domain/testing/example-framework'
import type { Content } from './journey'
import { differences } from './differences'

const before = exampleContent
const changed = (change: (content: Content) => void): Content => {
  const copy = structuredClone(before)
  change(copy)
  return copy
}
const told = (after: Content) =>
  differences(before, after).map(({ kind, what, where, name }) => [kind, what, where, name].filter(Boolean).join(' '))

describe('two versions of a framework', () => {
  it('that are the same differ in nothing', () => expect(differences(before, structuredClone(before))).toEqual([]))
  it('differ in a step, with its text before and after', () => {
    const after = changed(({ phases }) => void (phases[0]!.steps[2]!.title = 'Walk far'))
    expect(differences(before, after)).toEqual([
      {
        kind: 'changed',
        what: 'step',
        where: 'Begin',
        name: 'Walk far',
        fields: [{ name: 'title', before: 'Walk', after: 'Walk far' }],
      },
    ])
  })
  it('differ in steps and phases that are new or gone', () => {
    expect(told(changed(({ phases }) => void phases[0]!.steps.pop()))).toEqual(['removed step Begin Walk'])
    expect(
      told(changed(({ phases }) => void phases.push({ ...phases[0]!, id: 'more', title: 'More', steps: [] }))),
    ).toEqual(['added phase More'])
    expect(told(changed(({ phases }) => void phases.shift()))).toContain('removed phase Begin')
  })
  it('differ in the order of phases', () =>
    expect(told(changed(({ phases }) => void phases.reverse()))).toEqual(['moved phase Finish', 'moved phase Begin']))
  it('differ in a gate', () =>
    expect(told(changed(({ phases }) => void (phases[0]!.gate.text = 'Begun well.')))).toEqual([
      'changed gate Begin Begin',
    ]))
  it('differ in the assessment', () => {
    expect(told(changed((content) => void (content.assessment = null)))[0]).toMatch(/^removed assessment/)
    expect(told(changed(({ assessment }) => void assessment!.questions.pop()))[0]).toMatch(/^removed question/)
  })
})
