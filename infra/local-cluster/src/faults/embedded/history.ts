import { v5 } from 'uuid'

/** An acknowledged command, with when it was first asked and when it was first answered (performance.now()). */
interface Acknowledged {
  commandId: string
  tenantId: string
  position: number
  events: number
  asked: number
  answered: number
}

interface Answer {
  position: number
  version: number
  events: string[]
}

/** The ids of people's commands, as the API makes them of a person and their key. */
const keys = '3f0e7b52-8a43-5b6e-9d51-0c6b2f1a7e90'

/** What callers were told: the model that the store is compared with. */
export class History {
  readonly acknowledged: Acknowledged[] = []
  readonly refused: string[] = []
  /** Clients whose enrolment was acknowledged. */
  readonly enrolled: string[] = []
  changed = 0
  longestMs = 0

  note(personId: string, tenantId: string, key: string, asked: number, { position, events }: Answer): void {
    const answered = performance.now()
    this.longestMs = Math.max(this.longestMs, answered - asked)
    const commandId = v5(`${personId}/${key}`, keys)
    this.acknowledged.push({ commandId, tenantId, position, events: events.length, asked, answered })
  }

  /** Compares the answer to a repeated command with the first. */
  noteRepeated(first: Answer, again: Answer): void {
    const same = [first, again].map(({ position, version, events }) => JSON.stringify([position, version, events]))
    if (same[0] !== same[1]) this.changed += 1
  }

  /** How many commands have a position that is not after all that were answered before they were asked. */
  disordered(): number {
    let wrong = 0
    for (const tenantId of new Set(this.acknowledged.map((each) => each.tenantId))) {
      const ofTenant = this.acknowledged.filter((each) => each.tenantId === tenantId)
      const byAnswer = ofTenant.toSorted((one, other) => one.answered - other.answered)
      let highest = 0
      let at = 0
      for (const command of ofTenant.toSorted((one, other) => one.asked - other.asked)) {
        for (; at < byAnswer.length && byAnswer[at]!.answered < command.asked; at += 1)
          highest = Math.max(highest, byAnswer[at]!.position)
        if (command.position - command.events < highest && command.events > 0) wrong += 1
      }
    }
    const places = this.acknowledged.filter(({ events }) => events > 0)
    return wrong + places.length - new Set(places.map(({ tenantId, position }) => `${tenantId}/${position}`)).size
  }
}
