import { Problem } from '../http/problems.js'

/** How many archives a process makes at a time. */
const atATime = 3

/** Who gets an archive now: each person one at a time, and a process only a few. */
export class ArchiveTurns {
  private readonly persons = new Set<string>()

  /**
   * Takes a turn for a person; returns what to call once the archive was sent. Throws Problem `too-many-attempts` while the same person's
   * archive is under way, and `busy` while others' are, as many as a process makes at a time.
   */
  take(personId: string): () => void {
    if (this.persons.has(personId))
      throw new Problem('too-many-attempts', 'Your archive is being made already.', {}, { 'retry-after': '10' })
    if (this.persons.size >= atATime) throw new Problem('busy', undefined, {}, { 'retry-after': '30' })
    this.persons.add(personId)
    return () => this.persons.delete(personId)
  }
}
