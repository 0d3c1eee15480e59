import type { Contribution, TableDefinition } from '../disclosure/release.js'
import { quantile } from '../statistics/change.js'
import { day, factsAsOf, withoutPauses, type AsOf, type Fact, type KnownFacts } from './passage.js'

/** The version of the definitions below: a release says by which it was worked out. */
export const definitions = 2

/** What figures need to know of a framework: nothing in the program knows its phases by name. */
export interface FrameworkShape {
  id: string
  phases: readonly string[]
  bands: readonly string[]
}

/** A figure: its table, and what a passage adds to it. */
export interface Figure {
  table: TableDefinition
  contribution: (facts: KnownFacts, asOf: AsOf) => Contribution
}

const monthDays = 30
const levels = ['low', 'middle', 'high']
const months = (count: number) => Array.from({ length: count }, (_, at) => `month ${at + 1}`)
const phaseMonths = 36
const changeMonths = 60

/** The figures of analytics.md that are about the phases and bands of one framework. */
export function frameworkFigures({ id, phases, bands }: FrameworkShape): Figure[] {
  return [
    furthest(id, phases),
    ...phases.map((phase) => timeInPhase(id, phase)),
    taking(id, 'first', bands, 0),
    taking(id, 'second', bands, 1),
    taking(id, 'latest', bands, -1),
    assessmentChange(id),
    atRisk(id, phases),
  ]
}

/** The figures that are about passages of any framework. */
export const generalFigures: readonly Figure[] = [
  transition(),
  kindOfChange(),
  ...(['respect', 'confidence', 'control'] as const).flatMap((scale, at) => [
    shift(scale, 3 + at),
    scaleChange(scale, 3 + at),
  ]),
  ordered('level', 7),
  activity(),
  steps(),
  turnRound(),
  findingCount('explored'),
  findingCount('chosen'),
  findingCount('dropped'),
  findingCount('certified'),
]

/** Funnel: the furthest point that somebody reached; whoever reached a point has passed those before it. */
function furthest(id: string, phases: readonly string[]): Figure {
  const points = phases.flatMap((phase) => [`entered:${phase}`, `completed:${phase}`])
  return {
    table: { id: `funnel/${id}`, categories: ['none', ...points], ordered: true },
    contribution(facts) {
      const reached = [...facts.of('entered'), ...facts.of('completed')].map(([kind, , , phase]) =>
        points.indexOf(`${kind}:${phase}`),
      )
      const last = Math.max(-1, ...reached)
      return { category: points[last] ?? 'none' }
    },
  }
}

/** Time in a phase of those who entered it, in days without pauses; those still in it at the end, and those who withdrew, are censored. */
function timeInPhase(id: string, phase: string): Figure {
  return {
    table: {
      id: `time/${id}/${phase}`,
      categories: ['out', ...months(phaseMonths), 'rest'],
      ordered: true,
      curve: { kind: 'remaining', days: monthDays },
    },
    contribution(facts, { end }) {
      const entered = facts.of('entered').find(([, , , each]) => each === phase)
      if (!entered) return { category: 'out' }
      const completed = facts.of('completed').find(([, at, , each]) => each === phase && at >= entered[1])
      const withdrawn = facts.of('withdrawn')[0]?.[1] ?? Infinity
      const until = completed?.[1] ?? Math.min(end, withdrawn)
      const time = daysBetween(facts, entered[1], until)
      return { category: completed ? monthOf(time, phaseMonths) : 'rest', spell: { time, end: completed ? 1 : 0 } }
    },
  }
}

/**
 * Transition: days since the start until a change of role was accepted; withdrawal competes (Aalen-Johansen). Whoever finished their
 * journey is watched until then: of a finished journey no application is recorded.
 */
function transition(): Figure {
  return {
    table: {
      id: 'transition',
      categories: [...months(changeMonths), 'rest'],
      ordered: true,
      curve: { kind: 'happened', days: monthDays },
    },
    contribution(facts, { end }) {
      const start = startOf(facts, end)
      const changed = facts.of('changed-role')[0]?.[1]
      const withdrawn = facts.of('withdrawn')[0]?.[1]
      const until = changed ?? withdrawn ?? facts.of('finished')[0]?.[1] ?? end
      const time = Math.max(1, Math.ceil((until - start) / day))
      const category = changed === undefined ? 'rest' : monthOf(time, changeMonths)
      return { category, spell: { time, end: changed !== undefined ? 1 : withdrawn !== undefined ? 2 : 0 } }
    },
  }
}

function kindOfChange(): Figure {
  return {
    table: { id: 'kind-of-change', categories: ['none', 'internal', 'external', 'own-business'], ordered: false },
    contribution: (facts) => ({ category: String(facts.of('changed-role')[0]?.[3] ?? 'none') }),
  }
}

/** The band of the first, second or latest taking of the assessment, and its score in percent. */
function taking(id: string, which: string, bands: readonly string[], at: number): Figure {
  return {
    table: { id: `assessment-${which}/${id}`, categories: ['none', ...bands], ordered: false },
    contribution(facts) {
      const band = String(facts.of('taking').at(at)?.[4] ?? 'none')
      return { category: bands.includes(band) ? band : 'none' }
    },
  }
}

/** Change from the first taking to the latest, in points of percent, of those with two. */
function assessmentChange(id: string): Figure {
  return {
    table: {
      id: `assessment-change/${id}`,
      categories: ['fewer', 'two'],
      ordered: false,
      values: { category: 'two', show: 'change' },
    },
    contribution(facts) {
      const takings = facts.of('taking')
      if (takings.length < 2) return { category: 'fewer' }
      return { category: 'two', value: Number(takings.at(-1)![3]) - Number(takings[0]![3]) }
    },
  }
}

/** Stalled: no own event for the tenant's threshold, pauses taken out; by the phase they are in. */
function atRisk(id: string, phases: readonly string[]): Figure {
  return {
    table: {
      id: `at-risk/${id}`,
      categories: ['ended', 'moving', ...phases.map((phase) => `stalled:${phase}`)],
      ordered: false,
    },
    contribution(facts, { end, stallDays }) {
      if (hasEnded(facts)) return { category: 'ended' }
      const last = Math.max(...[facts.of('own'), facts.of('entered')].map((each) => each.at(-1)?.[1] ?? -Infinity))
      const phase = facts.of('entered').at(-1)?.[3]
      if (last === -Infinity || phase === undefined || !phases.includes(String(phase))) return { category: 'moving' }
      const still = withoutPauses(facts.all, last, end) / day
      return { category: still > stallDays ? `stalled:${phase}` : 'moving' }
    },
  }
}

const bandOf = (value: number) => (value <= 2 ? 'low' : value === 3 ? 'middle' : 'high')

/** Before and after on a scale of 1 to 5: low (1-2), middle (3), high (4-5) at the baseline and at the latest outcome. */
function shift(scale: string, place: number): Figure {
  const pairs = levels.flatMap((before) => levels.map((after) => `${before}>${after}`))
  return {
    table: { id: scale, categories: ['none', ...pairs], ordered: false },
    contribution(facts) {
      const [before, after] = beforeAndAfter(facts, place)
      return { category: before === null || after === null ? 'none' : `${bandOf(before)}>${bandOf(after)}` }
    },
  }
}

function scaleChange(scale: string, place: number): Figure {
  return {
    table: {
      id: `${scale}-change`,
      categories: ['none', 'both'],
      ordered: false,
      values: { category: 'both', show: 'change' },
    },
    contribution(facts) {
      const [before, after] = beforeAndAfter(facts, place)
      return before === null || after === null ? { category: 'none' } : { category: 'both', value: after - before }
    },
  }
}

/** Before and after of what has an order but no scale, such as levels of role. */
function ordered(id: string, place: number): Figure {
  return {
    table: { id, categories: ['none', 'lower', 'same', 'higher'], ordered: false },
    contribution(facts) {
      const [before, after] = beforeAndAfter(facts, place)
      if (before === null || after === null) return { category: 'none' }
      return { category: after < before ? 'lower' : after > before ? 'higher' : 'same' }
    },
  }
}

function beforeAndAfter(facts: KnownFacts, place: number): [number | null, number | null] {
  const number = (fact: Fact | undefined) => {
    const value = fact?.[place]
    return typeof value === 'number' && value >= 0 ? value : null
  }
  return [number(facts.of('baseline')[0]), number(facts.of('outcome').at(-1))]
}

/** In how many of the last four weeks somebody did something of their own. */
function activity(): Figure {
  return {
    table: {
      id: 'activity',
      categories: ['ended', 'no week', 'one or two weeks', 'three or four weeks'],
      ordered: false,
    },
    contribution(facts, { end }) {
      if (hasEnded(facts)) return { category: 'ended' }
      const weeks = new Set(facts.of('own').map(([, at]) => Math.floor((end - at) / (7 * day))))
      const active = [0, 1, 2, 3].filter((week) => weeks.has(week)).length
      return { category: active === 0 ? 'no week' : active <= 2 ? 'one or two weeks' : 'three or four weeks' }
    },
  }
}

/** Steps completed so far. */
function steps(): Figure {
  return {
    table: { id: 'steps', categories: ['none', 'some'], ordered: false, values: { category: 'some', show: 'spread' } },
    contribution(facts) {
      const { length } = facts.of('step')
      return length === 0 ? { category: 'none' } : { category: 'some', value: length }
    },
  }
}

/** Hours from handing in evidence to the answer of the coach: the median of each client. */
function turnRound(): Figure {
  return {
    table: {
      id: 'turn-round',
      categories: ['none', 'answered'],
      ordered: false,
      values: { category: 'answered', show: 'spread' },
    },
    contribution(facts) {
      const since = new Map(facts.of('evidence').map(([, at, , id]) => [id, at]))
      const hours = facts
        .of('answered')
        .flatMap(([, at, , id]) => (since.has(id!) ? [Math.max(0, at - since.get(id!)!) / 3_600] : []))
      return hours.length === 0 ? { category: 'none' } : { category: 'answered', value: quantile(hours, 0.5) }
    },
  }
}

/** How many different areas were explored, chosen or dropped, or certificates earned. */
function findingCount(kind: 'explored' | 'chosen' | 'dropped' | 'certified'): Figure {
  return {
    table: { id: `skills-${kind}`, categories: ['none', 'one or two', 'three or more'], ordered: true },
    contribution(facts) {
      const count = new Set(facts.of(kind).map(([, , , id]) => id)).size
      return { category: count === 0 ? 'none' : count <= 2 ? 'one or two' : 'three or more' }
    },
  }
}

const startOf = (facts: KnownFacts, otherwise: number) => facts.of('opened')[0]?.[1] ?? facts.all[0]?.[1] ?? otherwise
const hasEnded = (facts: KnownFacts) => facts.of('withdrawn').length > 0 || facts.of('finished').length > 0
const daysBetween = (facts: KnownFacts, from: number, to: number) =>
  Math.max(1, Math.ceil(withoutPauses(facts.all, from, to) / day))
const monthOf = (days: number, most: number) =>
  days > most * monthDays ? 'rest' : `month ${Math.ceil(days / monthDays)}`

/**
 * What a passage adds to every figure as of a moment, in the order of the figures. Equal contributions are one and the same object,
 * kept in `known`: of a hundred thousand passages there are a few hundred different ones.
 */
export function contributionsOf(
  figures: readonly Figure[],
  facts: readonly Fact[],
  asOf: AsOf,
  known: Map<string, Contribution> = new Map(),
): Contribution[] {
  const then = factsAsOf(facts, asOf)
  return figures.map(({ contribution }) => {
    const made = contribution(then, asOf)
    const { category, value = '', spell } = made
    const key = `${category} ${value} ${spell ? `${spell.time} ${spell.end}` : ''}`
    const same = known.get(key)
    if (same) return same
    known.set(key, made)
    return made
  })
}
