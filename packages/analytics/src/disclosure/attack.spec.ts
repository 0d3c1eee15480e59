import { attack, type Answer } from './testing/attack.js'
import type { Candidate } from './population.js'
import { firstMemory, publish, restate, type Memory } from './publication.js'
import type { Contribution, TableDefinition } from './release.js'
import type { DisclosureRules } from './rules.js'
import { restateAtom, countedBy } from './snapshot.js'

const tables: TableDefinition[] = [
  { id: 'band', categories: ['none', 'steady', 'watch', 'stagnating', 'acute'], ordered: false },
  { id: 'furthest', categories: ['begun', 'explored', 'dug', 'specialised'], ordered: true },
  { id: 'change', categories: ['fewer', 'two'], ordered: false, values: { category: 'two', show: 'change' } },
  {
    id: 'time',
    categories: ['month 1', 'month 2', 'month 3', 'month 4', 'month 5', 'month 6', 'rest'],
    ordered: true,
    curve: { kind: 'remaining', days: 30 },
  },
]

interface Person {
  cohort: number
  version: number
  arrives: number
  consents: boolean
  erased: boolean
  parts: Record<string, Contribution>
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomOf(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A tenant made at random, with every release it has and every replay of them; returns what the attacker finds. */
function attackTenant(seed: number, weakened: Partial<DisclosureRules> = {}, replays = 1): string[] {
  const random = randomOf(seed)
  const chance = (share: number) => random() < share
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  // Smaller than a tenant may set: the less is withheld, the more there is to attack.
  const k = 3 + Math.floor(random() * 3)
  const rules = { cell: k, withheld: k, group: 2 * k, step: k, curve: k, ...weakened }
  const cohorts = 2 + Math.floor(random() * 3)
  const sponsors = Array.from({ length: cohorts }, () => pick(['one', 'two', null]))
  const releases = 5
  const size = 12 + Math.floor(random() * 26)
  const people = Array.from({ length: size }, (): Person => ({
    cohort: Math.floor(random() ** 1.5 * cohorts),
    version: chance(0.8) ? 1 : 2,
    arrives: chance(0.6) ? 1 : 1 + Math.floor(random() * releases),
    consents: chance(0.9),
    erased: false,
    parts: {
      band: { category: 'none' },
      furthest: { category: 'begun' },
      change: { category: 'fewer' },
      time: { category: 'rest', spell: { time: 10 + Math.floor(random() * 160), end: 0 } },
    },
  }))

  const groupsOf = (atoms: readonly string[]) => {
    const where = (of: (cohort: number, version: string) => string | null) => {
      const groups = new Map<string, string[]>()
      for (const atom of atoms) {
        const [cohort, version] = atom.split('@') as [string, string]
        const id = of(Number(cohort), version)
        if (id) groups.set(id, [...(groups.get(id) ?? []), atom])
      }
      return [...groups].map(([id, own]) => ({ id, atoms: own }))
    }
    return [
      ...where(() => 'all'),
      ...where((cohort) => (sponsors[cohort] ? `sponsor:${sponsors[cohort]}` : null)),
      ...where((cohort) => `cohort:${cohort}`),
      ...where((_, version) => `framework:${version}`),
    ]
  }

  const known: Person['parts'][][] = [[]]
  const answers = new Map<string, Answer[]>(tables.map(({ id }) => [id, []]))
  const pasts: Memory[] = []
  let memory: Memory = firstMemory
  let candidates = new Map<string, Candidate>()
  for (let release = 1; release <= releases; release += 1) {
    for (const person of people) if (person.arrives <= release) live(person)
    known.push(people.map(({ parts }) => structuredClone(parts)))
    candidates = new Map(
      people.flatMap(({ arrives, consents, erased, cohort, version }, at) =>
        arrives <= release && consents && !erased
          ? [[`${at}`, { personId: `${at}`, atom: `${cohort}@${version}` }] as const]
          : [],
      ),
    )
    const contribution = ({ id }: TableDefinition, passage: string, at: number) =>
      people[Number(passage)]!.erased ? null : known[at]![Number(passage)]![id]!
    const result = publish(memory, { candidates, contribution, tables, groupsOf, rules })
    memory = result.memory
    pasts.push(memory)
    for (const { id } of tables)
      for (const { id: group, atoms } of groupsOf(shownAtoms(memory, id))) {
        const table = result.published[id]!.table.groups[group]
        if (table) answers.get(id)!.push({ release, group, table, counted: countedIn(memory, id, atoms) })
      }
  }

  // Finally the owner replays every release with what is known today, as often as they like.
  for (const past of Array.from({ length: replays }, () => pasts).flat()) {
    const then = ({ id }: TableDefinition, passage: string, at: number) =>
      people[Number(passage)]!.erased ? null : known[at]![Number(passage)]![id]!
    const today = (table: TableDefinition, passage: string) => then(table, passage, releases)
    const asked = { candidates, then, today, tables, groupsOf, rules }
    const { memory: after, published: restated } = restate(memory, past, asked)
    const classes = memory.population.classes.filter(({ since }) => since <= past.release)
    for (const { id, ...table } of tables) {
      const countedOf = (atom: string) => {
        const mark = past.marks[id]![atom]!
        const { isUpdated, counted } = restateAtom(
          { classes },
          atom,
          { mark, without: past.without[id]![atom] ?? [] },
          atom in memory.marks[id]!
            ? { mark: memory.marks[id]![atom]!, without: memory.without[id]![atom] ?? [] }
            : null,
          {
            step: rules.step,
            isPresent: (passage) => candidates.has(passage),
            then: (passage, at) => then({ id, ...table }, passage, at),
            now: (passage) => today({ id, ...table }, passage),
          },
        )
        return counted.map(({ passage }) => ({ passage, release: isUpdated ? releases : mark }))
      }
      for (const { id: group, atoms } of groupsOf(Object.keys(past.marks[id]!))) {
        const table = restated[id]!.table.groups[group]
        if (table)
          answers.get(id)!.push({ release: releases + past.release, group, table, counted: atoms.flatMap(countedOf) })
      }
    }
    memory = after
  }

  function live(person: Person) {
    if (person.parts.band!.category === 'none' ? chance(0.5) : chance(0.04))
      person.parts.band = { category: pick(['steady', 'watch', 'watch', 'stagnating', 'stagnating', 'acute']) }
    if (chance(0.3)) {
      const at = tables[1]!.categories.indexOf(person.parts.furthest!.category)
      person.parts.furthest = { category: tables[1]!.categories[Math.min(3, at + 1)]! }
    }
    if (chance(0.2)) person.parts.change = { category: 'two', value: Math.round(random() * 60 - 40) }
    if (person.parts.time!.category === 'rest' && chance(0.3)) {
      const { time } = person.parts.time!.spell!
      person.parts.time = { category: `month ${Math.min(6, Math.ceil(time / 30))}`, spell: { time, end: 1 } }
    }
    if (chance(0.05)) person.cohort = Math.floor(random() * cohorts)
    person.consents = person.consents ? !chance(0.06) : chance(0.3)
    if (chance(0.02)) person.erased = true
  }

  return tables.flatMap((table) => {
    const partAt = (passage: string, release: number) => known[release]![Number(passage)]![table.id]!
    const versionOf = (passage: string, release: number) => {
      let version = 0
      for (let at = 2; at <= release; at += 1)
        if (JSON.stringify(partAt(passage, at)) !== JSON.stringify(partAt(passage, at - 1))) version += 1
      return version
    }
    const truth = (passage: string, release: number) => partAt(passage, release).category
    return attack(table, answers.get(table.id)!, versionOf, truth, k).map((finding) => `${table.id}: ${finding}`)
  })
}

const shownAtoms = (memory: Memory, table: string) => Object.keys(memory.marks[table]!)

const countedIn = (memory: Memory, table: string, atoms: readonly string[]) =>
  atoms.flatMap((atom) => {
    const mark = memory.marks[table]![atom]!
    const passages = countedBy(memory.population, atom, { mark, without: memory.without[table]![atom] ?? [] })
    return passages.map((passage) => ({ passage, release: mark }))
  })

const tenants = Array.from({ length: 200 }, (_, seed) => seed + 1)

describe('an analyst who reads every release', () => {
  it('finds no one in 200 random tenants', () => {
    const found = tenants.flatMap((seed) => attackTenant(seed).map((finding) => `tenant ${seed}, ${finding}`))
    expect(found).toEqual([])
  }, 300_000)

  it('finds no one after twenty replays of the past', () => {
    const found = tenants
      .slice(0, 30)
      .flatMap((seed) => attackTenant(seed, {}, 20).map((finding) => `tenant ${seed}, ${finding}`))
    expect(found).toEqual([])
  }, 600_000)

  // Each of the five rules is needed: with one of them weakened, the same analyst finds someone.
  it.each([
    ['1, primary suppression', { cell: 1 }],
    ['2, complementary suppression', { withheld: 1 }],
    ['3, differencing over filters', { group: 1 }],
    ['4, differencing over time', { step: 1 }],
    ['5, steps of curves', { curve: 1 }],
  ])('finds someone if rule %s is weakened', (_, weakened) => {
    const found = tenants.slice(0, 40).flatMap((seed) => attackTenant(seed, weakened))
    expect(found.length).toBeGreaterThan(0)
  })
})
