import { Equations, type Row } from '../linear-algebra.js'
import type { Published } from '../publication.js'
import type { TableDefinition } from '../release.js'

/** One answer as the analyst reads it, with who was counted in it; the analyst knows that from the organisation's own lists. */
export interface Answer {
  release: number
  group: string
  /** Each counted passage, with the release as of which it is counted. */
  counted: { passage: string; release: number }[]
  table: Published['table']['groups'][string]
}

/** The truth that the analyst does not know: the category of a passage, as known at a release. */
export type Truth = (passage: string, release: number) => string

/**
 * An analyst who has every answer to every question over all time, knows who is in which group when, and when something about
 * whom changed, but not what. Solves for individuals by linear algebra, and gives what was found: what is known of one person, of
 * fewer than `k`, a count of fewer than `k` people, or a group of whom everybody is in one category.
 */
export function attack(
  { categories }: TableDefinition,
  answers: readonly Answer[],
  versionOf: (passage: string, release: number) => number,
  truth: Truth,
  k: number,
): string[] {
  const width = categories.length + 1
  const value = categories.length
  const unknowns = new Map<string, number>()
  const truths: string[] = []
  const unknownOf = ({ passage, release }: { passage: string; release: number }) => {
    const name = `${passage} ${versionOf(passage, release)}`
    if (!unknowns.has(name)) {
      unknowns.set(name, unknowns.size)
      truths.push(truth(passage, release))
    }
    return unknowns.get(name)!
  }
  const regions = answers.map((answer) => ({ ...answer, people: new Set(answer.counted.map(unknownOf)) }))
  const row = (people: Iterable<number>, places: number[]): Row =>
    new Map([...people].flatMap((person) => places.map((place) => [person * width + place, 1] as const)))

  const equations = new Equations()
  const all = [...categories.keys()]
  for (const person of unknowns.values()) equations.add(row([person], all))
  for (const { people, table } of regions) {
    equations.add(row(people, all))
    for (const { categories: names, count } of table.blocks) {
      const places = names.map((name) => categories.indexOf(name))
      if (count === 0) for (const person of people) for (const place of places) equations.add(row([person], [place]))
      else if (count !== null) equations.add(row(people, places))
    }
    if (table.change || table.spread) equations.add(row(people, [value]))
  }

  const found: string[] = []
  const persons = new Map<string, number[]>()
  for (const [name, unknown] of unknowns) {
    const person = name.split(' ')[0]!
    persons.set(person, [...(persons.get(person) ?? []), unknown])
  }
  const isPositive = (unknown: number, place: number) => place === value || truths[unknown] === categories[place]
  for (const [person, versions] of persons)
    for (const place of [...all, value]) {
      for (const version of versions)
        if (isPositive(version, place) && equations.determines(row([version], [place])))
          found.push(`the ${categories[place] ?? 'value'} of ${person}`)
      for (const [at, later] of versions.slice(1).entries()) {
        const difference = new Map([...row([later], [place]), [versions[at]! * width + place, -1] as const])
        if (isPositive(later, place) !== isPositive(versions[at]!, place) && equations.determines(difference))
          found.push(`how the ${categories[place]} of ${person} changed`)
      }
    }

  const seen = new Set<string>()
  for (const one of regions)
    for (const other of [{ people: new Set<number>(), release: one.release }, ...regions]) {
      const people = [...one.people].filter((person) => !other.people.has(person))
      const key = people.join()
      if (people.length === 0 || seen.has(key)) continue
      seen.add(key)
      for (const place of all) {
        const count = people.filter((person) => truths[person] === categories[place]).length
        const isSmall = one.release === other.release && count > 0 && count < k
        const isTelling = people.length < k ? count > 0 : isSmall || count === people.length
        if (isTelling && equations.determines(row(people, [place])))
          found.push(`${count} of ${people.length} are ${categories[place]}`)
      }
    }
  return found
}
