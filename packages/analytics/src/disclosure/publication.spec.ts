import type { Candidate } from './population.js'
import { firstMemory, publish, type Memory } from './publication.js'
import type { TableDefinition } from './release.js'
import { rulesOf } from './rules.js'

const table: TableDefinition = { id: 'band', categories: ['watch', 'acute'], ordered: false }
const people = (count: number) => Array.from({ length: count }, (_, at) => `p${String(at).padStart(2, '0')}`)

/** A cohort of one table, release after release: who may be counted, and who has become acute. */
function cohort() {
  let memory: Memory = firstMemory
  const acute: string[][] = [[]]
  return (counted: string[], isAcute: string[], mostSums?: number) => {
    acute.push(isAcute)
    const result = publish(memory, {
      candidates: new Map(counted.map((name): [string, Candidate] => [name, { personId: name, atom: 'a' }])),
      contribution: (_, passage, release) => ({ category: acute[release]!.includes(passage) ? 'acute' : 'watch' }),
      tables: [table],
      groupsOf: (atoms) => (atoms.length > 0 ? [{ id: 'all', atoms }] : []),
      rules: rulesOf(5),
      ...(mostSums !== undefined && { mostSums }),
    })
    memory = result.memory
    return { n: result.published.band?.table.groups.all?.n ?? 0, refused: result.refused, memory }
  }
}

describe('a person who may no longer be counted', () => {
  const twenty = people(20)
  const half = twenty.slice(0, 8)

  it('leaves with four others as cover, who come back when enough has changed', () => {
    const next = cohort()
    expect(next(twenty, half).n).toBe(20)
    expect(next(twenty.slice(1), half).n).toBe(15)
    expect(next(twenty.slice(1), half).n).toBe(15)
    expect(next(twenty.slice(1), twenty.slice(0, 13)).n).toBe(19)
  })

  it('is counted again after agreeing again, when enough has changed', () => {
    const next = cohort()
    next(twenty, half)
    next(twenty.slice(1), half)
    expect(next(twenty, half).n).toBe(15)
    expect(next(twenty, twenty.slice(0, 13)).n).toBe(20)
  })

  it('leaves a small group unpublished until enough has changed, and not permanently smaller', () => {
    const next = cohort()
    const ten = people(10)
    expect(next(ten, ten.slice(0, 5)).n).toBe(10)
    expect(next(ten.slice(1), ten.slice(0, 5)).n).toBe(0)
    expect(next(ten, ten.slice(0, 5)).n).toBe(10)
  })
})

describe('the history of a table', () => {
  it('does not grow with a release that discloses nothing new', () => {
    const next = cohort()
    const twenty = people(20)
    const remembered = () => next(twenty, twenty.slice(0, 8)).memory.parts.band!.history.told.length
    expect([remembered(), remembered(), remembered()]).toEqual([1, 1, 1])
  })

  it('is never shortened: a table with a history that is too long is refused', () => {
    const next = cohort()
    const twenty = people(20)
    const before = next(twenty, twenty.slice(0, 8))
    expect(before.refused).toEqual([])
    const after = next(twenty, twenty.slice(0, 14), 2)
    expect(after).toMatchObject({ n: 0, refused: ['band'] })
    expect(after.memory.parts).toEqual(before.memory.parts)
    expect(next(twenty, twenty.slice(0, 14)).n).toBe(20)
  })
})
