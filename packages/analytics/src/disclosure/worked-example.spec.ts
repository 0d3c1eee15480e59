import type { Candidate } from './population.js'
import { firstMemory, publish, type Memory } from './publication.js'
import type { TableDefinition } from './release.js'

// The example of docs/disclosure.md: change both together.

const rules = { cell: 3, withheld: 3, group: 6, step: 3, curve: 3 }
const table: TableDefinition = { id: 'band', categories: ['steady', 'watch', 'acute'], ordered: false }
const north = ['Ana', 'Ben', 'Cem', 'Dora', 'Eva', 'Finn']
const south = ['Gil', 'Hana', 'Ida', 'Jon', 'Kim', 'Leo']
type Bands = Record<string, string>

const withBand = (band: string, names: string[]): Bands => Object.fromEntries(names.map((name) => [name, band]))
const may: Bands = {
  ...withBand('steady', ['Gil', 'Hana', 'Ida']),
  ...withBand('watch', ['Ana', 'Ben', 'Cem', 'Jon', 'Kim']),
  ...withBand('acute', ['Dora', 'Eva', 'Finn', 'Leo']),
}
const june: Bands = { ...may, Ana: 'acute', Gil: 'watch', Hana: 'watch', Jon: 'steady' }

/** Publishes month after month; each call returns the published counts of each group, by block. */
function practice() {
  let memory: Memory = firstMemory
  const known: Bands[] = [{}]
  return (bands: Bands, consenting: readonly string[] = [...north, ...south]) => {
    known.push(bands)
    const candidates = consenting.map((personId): [string, Candidate] => [
      personId,
      { personId, atom: north.includes(personId) ? 'north' : 'south' },
    ])
    const { published, memory: next } = publish(memory, {
      candidates: new Map(candidates),
      contribution: (_, passage, release) => ({ category: known[release]![passage]! }),
      tables: [table],
      groupsOf: (atoms) => [{ id: 'all', atoms }, ...atoms.map((atom) => ({ id: atom, atoms: [atom] }))],
      rules,
    })
    memory = next
    const counts = Object.entries(published.band!.table.groups).map(([group, { blocks }]) => [
      group,
      Object.fromEntries(blocks.map(({ categories, count }) => [categories.join('+'), count])),
    ])
    return { memory, groups: Object.fromEntries(counts) as Record<string, Record<string, number | null>> }
  }
}

describe('the worked example of disclosure control', () => {
  it('publishes May without the counts that all minus north would disclose', () => {
    const { groups } = practice()(may)
    expect(groups).toEqual({
      all: { 'steady+watch+acute': 12 },
      north: { steady: 0, watch: 3, acute: 3 },
      south: { 'steady+watch+acute': 6 },
    })
  })

  it('publishes June without the change of one person, and with the changes of three', () => {
    const release = practice()
    release(may)
    const { groups, memory } = release(june)
    expect(groups).toEqual({
      all: { 'steady+acute': 6, watch: 6 },
      north: { steady: 0, watch: 3, acute: 3 },
      south: { 'steady+acute': 3, watch: 3 },
    })
    expect(memory.marks.band).toEqual({ north: 1, south: 2 })
    expect(Object.values(memory.parts.band!.history.counts)).toHaveLength(4)
  })

  it('publishes nothing about a cohort that is too small to hide who left', () => {
    const release = practice()
    release(may)
    const { groups, memory } = release(
      june,
      [...north, ...south].filter((name) => name !== 'Ana'),
    )
    expect(groups).toEqual({ all: { 'steady+acute': 3, watch: 3 }, south: { 'steady+acute': 3, watch: 3 } })
    expect(memory.resting.marks.band).toEqual({ north: 1 })
  })
})
