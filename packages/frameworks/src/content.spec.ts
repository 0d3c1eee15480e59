import { deciders } from '@switchback/domain/deciders'
import { isRefusal } from '@switchback/domain/kernel/decider'
import { specContext } from '@switchback/domain/testing/specification'
import { itCareerTransition } from './it-career/framework.js'
import { nursingToInformatics } from './nursing-informatics/framework.js'

describe('the built-in framework', () => {
  it('has the five phases in order, ten questions with five described anchors each, and a loop of 3 to 5 years', () => {
    expect(itCareerTransition.phases.map(({ title }) => title)).toEqual([
      'Accept',
      'Explore',
      'Dig deep',
      'Specialise',
      'Amplify',
    ])
    expect(itCareerTransition.assessment?.questions).toHaveLength(10)
    for (const { anchors } of itCareerTransition.assessment!.questions) expect(new Set(anchors).size).toBe(5)
    expect(itCareerTransition.loopYears).toEqual({ from: 3, to: 5 })
  })

  it('has a worked example that comes to 33 of 40', () => {
    const { answers } = itCareerTransition.assessment!.workedExample!
    expect(answers.map(({ rating }) => rating)).toEqual([3, 3, 4, 4, 4, 3, 3, 3, 2, 4])
    expect(answers.map(({ questionId }) => questionId)).toEqual(
      itCareerTransition.assessment!.questions.map(({ id }) => id),
    )
  })

  it('has eight signs, two shelves of 7 and 6 topics, and six skills to drop', () => {
    const [accept, explore] = itCareerTransition.phases
    expect(accept!.signs).toHaveLength(8)
    expect(explore!.shelves.map(({ topics }) => topics.length)).toEqual([7, 6])
    expect(explore!.dropSuggestions).toHaveLength(6)
  })
})

it('every framework can be imported and published by the decider, whatever its phases are called', () => {
  const { framework } = deciders
  for (const content of [itCareerTransition, nursingToInformatics]) {
    let state = framework.initial
    for (const command of [{ type: 'ImportFramework' as const, content }, { type: 'PublishFramework' as const }]) {
      const decision = framework.decide(state, command, specContext({ reads: { frameworks: 0 } }))
      if (isRefusal(decision)) throw new Error(decision.message)
      for (const event of decision) {
        framework.events.definitions[event.type]!.data.parse(event.data)
        state = framework.evolve(state, event)
      }
    }
    expect(state.published).toEqual([content])
  }
})
