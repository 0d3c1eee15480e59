import type { Contribution, TableDefinition } from '../disclosure/release.js'
import { quantile } from '../statistics/change.js'
import type { Fact } from './facts.js'
import { day, withoutPauses, type AsOf, type KnownFacts } from './passage.js'
import type { TableId } from './results.js'

/** The version of the definitions below. Each release names the version that it was computed by. */
export const definitions = 2

/** What figures need to know about a framework: no code knows its phases by name. */
export interface FrameworkShape {
  id: string
  phases: readonly string[]
  bands: readonly string[]
}

/** A figure: its table, and what a passage adds to it. */
export interface Figure {
  table: TableDefinition & { id: TableId }
  contribution: (facts: KnownFacts, asOf: AsOf) => Contribution
}

const monthDays = 30
const levels = ['low', 'middle', 'high']
const scales = ['respect', 'confidence', 'control'] as const
type Scale = (typeof scales)[number]
const months = (count: number) => Array.from({ length: count }, (_, at) => `month ${at + 1}`)
const phaseMonths = 36
const changeMonths = 60

/** The figures about the phases and bands of one framework. */
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

/** The figures about journeys of any framework. */
export const generalFigures: readonly Figure[] = [
  transition(),
  kindOfChange(),
  ...scales.flatMap((scale) => [shift(scale), scaleChange(scale)]),
  levelChange(),
  activity(),
  steps(),
  turnRound(),
  entryCount('explored'),
  entryCount('chosen'),
  entryCount('dropped'),
  entryCount('certified'),
]

/** Funnel: the furthest point that a client reached. Reaching a point includes all points before it. */
function furthest(id: string, phases: readonly string[]): Figure {
  const points = phases.flatMap((phase) => [`entered:${phase}`, `completed:${phase}`])
  return {
    table: { id: `funnel/${id}`, categories: ['none', ...points], ordered: true },
    contribution(facts) {
      const reached = [...facts.of('entered'), ...facts.of('completed')].map(({ kind, phaseId }) =>
        points.indexOf(`${kind}:${phaseId}`),
      )
      const last = Math.max(-1, ...reached)
      return { category: points[last] ?? 'none' }
    },
  }
}

/** Time in a phase, for those who entered it, in days without pauses. Clients who withdrew, or are still in it at the end, are censored. */
function timeInPhase(id: string, phase: string): Figure {
  return {
    table: {
      id: `time/${id}/${phase}`,
      categories: ['out', ...months(phaseMonths), 'rest'],
      ordered: true,
      curve: { kind: 'remaining', days: monthDays },
    },
    contribution(facts, { end }) {
      const entered = facts.of('entered').find(({ phaseId }) => phaseId === phase)
      if (!entered) return { category: 'out' }
      const completed = facts.of('completed').find(({ phaseId, at }) => phaseId === phase && at >= entered.at)
      const withdrawn = facts.of('withdrawn')[0]?.at ?? Infinity
      const until = completed?.at ?? Math.min(end, withdrawn)
      const time = daysBetween(facts, entered.at, until)
      return { category: completed ? monthOf(time, phaseMonths) : 'rest', spell: { time, end: completed ? 1 : 0 } }
    },
  }
}

/**
 * Transition: days from the start until a change of role was accepted; withdrawal is a competing event (Aalen-Johansen). A finished journey is
 * observed until its end, since no application is recorded after it.
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
      const changed = facts.of('changed-role')[0]?.at
      const withdrawn = facts.of('withdrawn')[0]?.at
      const until = changed ?? withdrawn ?? facts.of('finished')[0]?.at ?? end
      const time = Math.max(1, Math.ceil((until - start) / day))
      const category = changed === undefined ? 'rest' : monthOf(time, changeMonths)
      return { category, spell: { time, end: changed !== undefined ? 1 : withdrawn !== undefined ? 2 : 0 } }
    },
  }
}

function kindOfChange(): Figure {
  return {
    table: { id: 'kind-of-change', categories: ['none', 'internal', 'external', 'own-business'], ordered: false },
    contribution: (facts) => ({ category: facts.of('changed-role')[0]?.where ?? 'none' }),
  }
}

/** The band of the first, second or latest assessment. */
function taking(id: string, which: 'first' | 'second' | 'latest', bands: readonly string[], at: number): Figure {
  return {
    table: { id: `assessment-${which}/${id}`, categories: ['none', ...bands], ordered: false },
    contribution(facts) {
      const band = facts.of('taking').at(at)?.band ?? 'none'
      return { category: bands.includes(band) ? band : 'none' }
    },
  }
}

/** Change from the first assessment to the latest, in percentage points, for those with two. */
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
      return { category: 'two', value: takings.at(-1)!.percent - takings[0]!.percent }
    },
  }
}

/** Stalled: no event by the client for longer than the tenant's threshold, without pauses; by their current phase. */
function atRisk(id: string, phases: readonly string[]): Figure {
  return {
    table: {
      id: `at-risk/${id}`,
      categories: ['ended', 'moving', ...phases.map((phase) => `stalled:${phase}`)],
      ordered: false,
    },
    contribution(facts, { end, stallDays }) {
      if (hasEnded(facts)) return { category: 'ended' }
      const last = Math.max(...[facts.of('own'), facts.of('entered')].map((each) => each.at(-1)?.at ?? -Infinity))
      const phase = facts.of('entered').at(-1)?.phaseId
      if (last === -Infinity || phase === undefined || !phases.includes(phase)) return { category: 'moving' }
      const still = withoutPauses(facts.all, last, end) / day
      return { category: still > stallDays ? `stalled:${phase}` : 'moving' }
    },
  }
}

const bandOf = (value: number) => (value <= 2 ? 'low' : value === 3 ? 'middle' : 'high')

/** Before and after on a scale of 1 to 5: low (1-2), middle (3), high (4-5) at the baseline and at the latest outcome. */
function shift(scale: Scale): Figure {
  const pairs = levels.flatMap((before) => levels.map((after) => `${before}>${after}`))
  return {
    table: { id: scale, categories: ['none', ...pairs], ordered: false },
    contribution(facts) {
      const [before, after] = beforeAndAfter(facts, scale)
      return { category: before === null || after === null ? 'none' : `${bandOf(before)}>${bandOf(after)}` }
    },
  }
}

function scaleChange(scale: Scale): Figure {
  return {
    table: {
      id: `${scale}-change`,
      categories: ['none', 'both'],
      ordered: false,
      values: { category: 'both', show: 'change' },
    },
    contribution(facts) {
      const [before, after] = beforeAndAfter(facts, scale)
      return before === null || after === null ? { category: 'none' } : { category: 'both', value: after - before }
    },
  }
}

/** Before and after: the level of the role, which has an order but no scale. */
function levelChange(): Figure {
  return {
    table: { id: 'level', categories: ['none', 'lower', 'same', 'higher'], ordered: false },
    contribution(facts) {
      const [before, after] = beforeAndAfter(facts, 'level')
      if (before === null || after === null) return { category: 'none' }
      return { category: after < before ? 'lower' : after > before ? 'higher' : 'same' }
    },
  }
}

/** Returns a number of the baseline and of the latest outcome; null if it was not said. */
function beforeAndAfter(facts: KnownFacts, name: Scale | 'level'): [number | null, number | null] {
  const number = (fact: Fact<'baseline' | 'outcome'> | undefined) => {
    const value = fact?.[name]
    return typeof value === 'number' && value >= 0 ? value : null
  }
  return [number(facts.of('baseline')[0]), number(facts.of('outcome').at(-1))]
}

/** In how many of the last four weeks the client did something themselves. */
function activity(): Figure {
  return {
    table: {
      id: 'activity',
      categories: ['ended', 'no week', 'one or two weeks', 'three or four weeks'],
      ordered: false,
    },
    contribution(facts, { end }) {
      if (hasEnded(facts)) return { category: 'ended' }
      const weeks = new Set(facts.of('own').map(({ at }) => Math.floor((end - at) / (7 * day))))
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

/** Hours from submitting evidence to the coach's answer: the median of each client. */
function turnRound(): Figure {
  return {
    table: {
      id: 'turn-round',
      categories: ['none', 'answered'],
      ordered: false,
      values: { category: 'answered', show: 'spread' },
    },
    contribution(facts) {
      const since = new Map(facts.of('evidence').map(({ at, evidenceId }) => [evidenceId, at]))
      const hours = facts
        .of('answered')
        .flatMap(({ at, evidenceId }) =>
          since.has(evidenceId) ? [Math.max(0, at - since.get(evidenceId)!) / 3_600] : [],
        )
      return hours.length === 0 ? { category: 'none' } : { category: 'answered', value: quantile(hours, 0.5) }
    },
  }
}

/** How many different areas were explored or chosen, skills dropped, or certificates earned. */
function entryCount(kind: 'explored' | 'chosen' | 'dropped' | 'certified'): Figure {
  return {
    table: { id: `skills-${kind}`, categories: ['none', 'one or two', 'three or more'], ordered: true },
    contribution(facts) {
      const count = new Set(facts.of(kind).map(({ entryId }) => entryId)).size
      return { category: count === 0 ? 'none' : count <= 2 ? 'one or two' : 'three or more' }
    },
  }
}

const startOf = (facts: KnownFacts, otherwise: number) => facts.of('opened')[0]?.at ?? facts.all[0]?.at ?? otherwise
const hasEnded = (facts: KnownFacts) => facts.of('withdrawn').length > 0 || facts.of('finished').length > 0
const daysBetween = (facts: KnownFacts, from: number, to: number) =>
  Math.max(1, Math.ceil(withoutPauses(facts.all, from, to) / day))
const monthOf = (days: number, most: number) =>
  days > most * monthDays ? 'rest' : `month ${Math.ceil(days / monthDays)}`
