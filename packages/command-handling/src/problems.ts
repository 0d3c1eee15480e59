import type { Refusal } from '@switchback/domain/kernel/decider'
import '@switchback/domain/kernel/validation-messages'

/** The rules refused a command: the code is stable, the message is for people. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

/** The actor may not execute this command. One text for all, whether the stream exists or not. */
export class Forbidden extends Error {
  constructor() {
    super('This is not yours to do.')
  }
}

/** The stream has moved on since the version that the actor had seen. */
export class Stale extends Error {
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`You saw version ${expected}, and by now it is version ${actual}: look again before you decide.`)
  }
}

/** The code of why a command failed: the rule's own code, else the kind of error. It names nothing that people wrote. */
export const reasonCode = (error: unknown): string =>
  error instanceof Refused ? error.refusal.refused : error instanceof Error ? error.constructor.name : 'Unknown'

/** There is no such kind of command. */
export class UnknownCommand extends Error {}

export interface Issue {
  path: string
  message: string
}

/** `settings.stallDays` reads as `Stall days`; nothing for the whole body. */
function labelOf(path: string): string {
  const name = path.split('.').findLast((part) => !/^\d*$/.test(part)) ?? ''
  const words = name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The body does not fit the command's schema. */
export class InvalidCommand extends Error {
  constructor(
    message: string,
    readonly issues: Issue[],
  ) {
    super(message)
  }

  /** From what a schema found: a sentence for each field, in words; `issues` has the paths, for programs. */
  static of(found: readonly { path?: readonly PropertyKey[] | undefined; message: string }[]): InvalidCommand {
    const issues = found.map(({ path, message }) => ({ path: (path ?? []).map(String).join('.'), message }))
    const sentences = issues.map(({ path, message }) => [labelOf(path), message].filter(Boolean).join(': '))
    return new InvalidCommand(sentences.join(' '), issues)
  }
}
