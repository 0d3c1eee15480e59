/** What each kind of fact says, besides its moment. */
interface FactDetails {
  opened: { cohortId?: string }
  enrolled: { cohortId: string }
  left: { cohortId: string }
  planned: { frameworkVersion: number }
  entered: { phaseId: string }
  completed: { phaseId: string }
  paused: object
  resumed: object
  withdrawn: object
  finished: object
  /** A completed assessment: its score in percent, and the band of the score. */
  taking: { percent: number; band: string }
  baseline: Situation
  outcome: Situation
  /** An accepted offer: internal, external or an own business. */
  'changed-role': { where: string }
  /** The client did something themselves; at most one fact a day. */
  own: object
  step: { stepId: string }
  evidence: { evidenceId: string }
  answered: { evidenceId: string }
  explored: { entryId: string }
  chosen: { entryId: string }
  dropped: { entryId: string }
  certified: { entryId: string }
  retracted: { entryId: string }
}

/** Scales of 1 to 5, and hours a week. The level is a text, or its place in the order of levels; -1 if it was not said. */
interface Situation {
  respect: number
  confidence: number
  control: number
  weeklyHours: number
  level: string | number
  /** In the client's own words: it has no order, and no result reads it. */
  incomeBand?: string
}

export type FactKind = keyof FactDetails

/** What a fact of one of these kinds says, without its moment. */
export type NewFact<Kind extends FactKind = FactKind> = { [Each in Kind]: { kind: Each } & FactDetails[Each] }[Kind]

/**
 * Something that happened on a journey, as results count it: when in the person's life (seconds since 1970), and the position at which
 * the system learned of it. So a result can be computed as of any moment, and as it was known at any position.
 */
export type Fact<Kind extends FactKind = FactKind> = NewFact<Kind> & { at: number; position: number }

/** A fact as the view `passage` stores it: a tuple takes a third of the space of a record. */
export type StoredFact = [kind: FactKind, at: number, position: number, ...details: (string | number)[]]

/** The order of the details in a stored fact. Stored rows depend on it. */
const details: Record<FactKind, readonly string[]> = {
  opened: ['cohortId'],
  enrolled: ['cohortId'],
  left: ['cohortId'],
  planned: ['frameworkVersion'],
  entered: ['phaseId'],
  completed: ['phaseId'],
  paused: [],
  resumed: [],
  withdrawn: [],
  finished: [],
  taking: ['percent', 'band'],
  baseline: ['respect', 'confidence', 'control', 'weeklyHours', 'level', 'incomeBand'],
  outcome: ['respect', 'confidence', 'control', 'weeklyHours', 'level', 'incomeBand'],
  'changed-role': ['where'],
  own: [],
  step: ['stepId'],
  evidence: ['evidenceId'],
  answered: ['evidenceId'],
  explored: ['entryId'],
  chosen: ['entryId'],
  dropped: ['entryId'],
  certified: ['entryId'],
  retracted: ['entryId'],
}

/** Returns a fact as it is stored. */
export function storedFact(fact: NewFact, at: number, position: number): StoredFact {
  const said = new Map<string, unknown>(Object.entries(fact))
  const values = details[fact.kind].map((name) => said.get(name) as string | number | undefined)
  return [fact.kind, at, position, ...values.filter((value) => value !== undefined)]
}

/** Returns a stored fact as a record. */
export function readFact([kind, at, position, ...values]: StoredFact): Fact {
  const named = values.map((value, place): [string, string | number] => [details[kind][place]!, value])
  return { kind, at, position, ...Object.fromEntries(named) } as Fact
}
