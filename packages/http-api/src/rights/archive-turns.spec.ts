import { Problem } from '../http/problems.js'
import { ArchiveTurns } from './archive-turns.js'

const refusal = (take: () => unknown) => {
  try {
    take()
  } catch (error) {
    if (error instanceof Problem) return [error.type, Number(error.headers['retry-after']) > 0]
    throw error
  }
}

describe('turns for archives', () => {
  it('each person has one at a time', () => {
    const turns = new ArchiveTurns()
    const done = turns.take('one')
    expect(refusal(() => turns.take('one'))).toEqual(['too-many-attempts', true])
    done()
    expect(refusal(() => turns.take('one'))).toBeUndefined()
  })

  it('a process makes three at a time, and says so to the fourth person', () => {
    const turns = new ArchiveTurns()
    const [done] = ['one', 'two', 'three'].map((person) => turns.take(person))
    expect(refusal(() => turns.take('four'))).toEqual(['busy', true])
    done!()
    expect(refusal(() => turns.take('four'))).toBeUndefined()
  })
})
