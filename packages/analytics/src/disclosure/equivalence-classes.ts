import { nothingDisclosed, type History, type Disclosed } from './audit.js'
import type { Counts } from './blocks.js'
import { countCategories, type Contribution, type TableDefinition } from './release.js'

/**
 * The equivalence classes ("parts") of a table: people who were always counted together with unchanged contributions, so that no
 * release distinguishes them. When some people of a part change, join or leave, the part splits in two.
 */
export interface Parts {
  /** The parts of each atom in the last release. */
  ofAtoms: Record<string, { id: string; passages: string[] }[]>
  /** The contributions that each passage was shown with, and the part of each. */
  shown: Record<string, { as: string; part: string }[]>
  history: History
  /** The number of part names used so far. */
  named: number
}

export const noParts: Parts = { ofAtoms: {}, shown: {}, history: nothingDisclosed, named: 0 }

/** Larger atoms are not split: many people change in them from one release to the next. */
const largestFollowed = 1_000

export type Counted = ReadonlyMap<string, readonly { passage: string; contribution: Contribution }[]>

interface Part {
  id: string
  /** Their part in the last release, if they had the same contribution there. */
  origin: string
  passages: string[]
  contributions: Contribution[]
}

/** Returns the parts of a release, and the earlier disclosures in terms of them. */
export function followParts(table: TableDefinition, before: Parts, counted: Counted): Parts {
  let named = before.named
  const newName = () => `${(named += 1)}`
  const ofAtoms: Parts['ofAtoms'] = {}
  const parts: Part[] = []
  const unfollowed = new Set<string>()
  for (const [atom, passages] of counted) {
    const isFollowed = passages.length <= largestFollowed
    const byOrigin = new Map<string, Part>()
    for (const { passage, contribution } of passages) {
      const as = isFollowed ? JSON.stringify(contribution) : ''
      const origin = (isFollowed && before.shown[passage]?.find((each) => each.as === as)?.part) || ''
      const part = byOrigin.get(origin) ?? { id: newName(), origin, passages: [], contributions: [] }
      part.passages.push(passage)
      part.contributions.push(contribution)
      byOrigin.set(origin, part)
    }
    for (const part of byOrigin.values()) {
      parts.push(part)
      if (!isFollowed) unfollowed.add(part.id)
    }
    ofAtoms[atom] = [...byOrigin.values()].map(({ id, passages: own }) => ({ id, passages: own }))
  }
  const counts = Object.fromEntries(parts.map(({ id, contributions }) => [id, countCategories(table, contributions)]))
  const { history, restOf } = inTermsOf(parts, before.history, counts, newName)
  const shown = nowShown(before.shown, parts, unfollowed, restOf, history)
  return { ofAtoms, shown, history: { ...history, versions: versionsOf(shown, history.counts) }, named }
}

/** Pairs of parts that are one person, before and after a change. */
function versionsOf(shown: Parts['shown'], counts: Record<string, Counts>): History['versions'] {
  const isOne = (part: string) => counts[part]?.reduce((sum, count) => sum + count, 0) === 1
  return Object.values(shown).flatMap((entries) => {
    const alone = entries.map(({ part }) => part).filter(isOne)
    return alone.slice(1).map((part, at): [string, string] => [alone[at]!, part])
  })
}

/** The contributions that each passage was shown with, as far as earlier disclosures still depend on them. */
function nowShown(
  before: Parts['shown'],
  parts: readonly Part[],
  unfollowed: ReadonlySet<string>,
  restOf: ReadonlyMap<string, string>,
  { counts }: History,
): Parts['shown'] {
  const heirOf = new Map(
    parts.flatMap(({ id, origin, passages }) => passages.map((passage) => [`${origin} ${passage}`, id] as const)),
  )
  const shown: Parts['shown'] = {}
  for (const [passage, entries] of Object.entries(before)) {
    const kept = entries.flatMap(({ as, part }) => {
      const id = heirOf.get(`${part} ${passage}`) ?? restOf.get(part)
      return id !== undefined && id in counts ? [{ as, part: id }] : []
    })
    if (kept.length > 0) shown[passage] = kept
  }
  for (const { id, origin, passages, contributions } of parts)
    if (origin === '' && !unfollowed.has(id))
      for (const [at, passage] of passages.entries())
        shown[passage] = [...(shown[passage] ?? []), { as: JSON.stringify(contributions[at]), part: id }]
  return shown
}

/** Rewrites earlier disclosures: each earlier part becomes the parts that it split into, with a part for those who are left. */
function inTermsOf(
  parts: readonly Part[],
  { told, counts: before }: History,
  now: Record<string, Counts>,
  newName: () => string,
): { history: History; restOf: Map<string, string> } {
  const heirs = new Map<string, string[]>()
  for (const { id, origin } of parts) if (origin) heirs.set(origin, [...(heirs.get(origin) ?? []), id])
  const counts: Record<string, Counts> = { ...now }
  const successors = new Map<string, string[]>()
  const restOf = new Map<string, string>()
  for (const [part, own] of Object.entries(before)) {
    const staying = heirs.get(part) ?? []
    const rest = own.map((count, place) => count - staying.reduce((sum, id) => sum + now[id]![place]!, 0))
    if (rest.some((count) => count > 0)) {
      const id = newName()
      counts[id] = rest
      restOf.set(part, id)
    }
    successors.set(part, [...staying, ...(restOf.has(part) ? [restOf.get(part)!] : [])])
  }
  const renamed = connected(
    told.map((sums) =>
      sums.map(({ parts: own, block }) => ({ parts: own.flatMap((part) => successors.get(part) ?? []), block })),
    ),
    new Set([...heirs.values()].flat()),
  )
  const named = new Set([...renamed.flat().flatMap(({ parts: own }) => own), ...Object.keys(now)])
  const kept = Object.entries(counts).filter(([part]) => named.has(part))
  return { history: { told: renamed, counts: Object.fromEntries(kept), versions: [] }, restOf }
}

/** With at most this many sums, every disclosure is remembered. */
const mostRemembered = 5_000

/**
 * Returns all disclosures, or if there are many, those connected to a current part: about someone in it, or about someone who was in a
 * disclosure together with them.
 */
function connected(told: Disclosed[], living: ReadonlySet<string>): Disclosed[] {
  if (told.reduce((sum, { length }) => sum + length, 0) <= mostRemembered) return told
  const reached = new Set(living)
  const kept = new Set<Disclosed>()
  for (let size = -1; size < kept.size;) {
    size = kept.size
    for (const sums of told) {
      if (kept.has(sums) || !sums.some(({ parts }) => parts.some((part) => reached.has(part)))) continue
      kept.add(sums)
      for (const { parts } of sums) for (const part of parts) reached.add(part)
    }
  }
  return told.filter((sums) => kept.has(sums))
}
