/** What must be 0 in a run: anything else is a fault of the program. */
const counts = {
  /** Acknowledged commands that are not in the store. */
  lost: 0,
  /** Commands with more events than were acknowledged. */
  doubled: 0,
  /** Commands at another position than was acknowledged. */
  moved: 0,
  /** Repeated commands whose answer was not the first one. */
  changed: 0,
  /** Commands at a position before one that was acknowledged before they were asked. */
  disordered: 0,
  /** Positions of a tenant without an event. */
  holes: 0,
  /** Commands of the load that were refused. */
  refused: 0,
  /** Enrolments without exactly one journey and one plan. */
  policiesNotOnce: 0,
  /** Rows of views that differ from a fold from the beginning. */
  differing: 0,
  /** Tenants whose hash chain is broken. */
  chainBroken: 0,
  /** Ends of the program that nobody asked for. */
  unaskedExits: 0,
  /** Answers that were neither right nor "not now", or came later than they may. */
  wrongAnswers: 0,
  /** Times that the program was not back in time, or with other listening connections than before. */
  notBack: 0,
  /** Acts by a wrong clock that cannot be undone. */
  irreversible: 0,
  /** Rounds in which not exactly one of two processes had the folder. */
  bothIn: 0,
  invariantsBroken: 0,
  /** Points at which the program was not stopped, or after which something was left half done. */
  halfDone: 0,
  /** Parts that did not come to their end. */
  brokenOff: 0,
}
export type Fault = keyof typeof counts

export interface EmbeddedReport extends Record<Fault, number> {
  seed: number
  acknowledged: number
  /** Rows of views that were compared. */
  rows: number
  rounds: Record<string, number>
  longestStallMs: number
  worstAnswerMs: number
  attemptsIn10s: number
  listens: { before: number; after: number } | null
  pointsHit: string[]
  /** Parts that could not run here, with the reason. */
  notRun: string[]
  /** What went wrong, in words; at most 20. */
  findings: string[]
}

/** Gathers what came of the parts of a run. */
export class Tally {
  readonly report: EmbeddedReport

  constructor(
    seed: number,
    readonly say: (what: string) => void,
  ) {
    this.report = {
      seed,
      acknowledged: 0,
      ...counts,
      rows: 0,
      rounds: {},
      longestStallMs: 0,
      worstAnswerMs: 0,
      attemptsIn10s: 0,
      listens: null,
      pointsHit: [],
      notRun: [],
      findings: [],
    }
  }

  /** Counts something that must not be, and says what it was. */
  fault(kind: Fault, what: string, count = 1): void {
    if (count === 0) return
    this.report[kind] += count
    if (this.report.findings.length < 20) this.report.findings.push(`${kind}: ${what}`)
    this.say(`FAULT ${kind}: ${what}`)
  }

  round(part: string): void {
    this.report.rounds[part] = (this.report.rounds[part] ?? 0) + 1
  }

  most(name: 'longestStallMs' | 'worstAnswerMs' | 'attemptsIn10s', value: number): void {
    this.report[name] = Math.max(this.report[name], Math.round(value))
  }
}

/** Whether everything that must be 0 is. */
export const isWhole = (report: EmbeddedReport): boolean =>
  Object.keys(counts).every((name) => report[name as Fault] === 0)
