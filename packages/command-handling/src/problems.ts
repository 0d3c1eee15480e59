import type { Refusal } from '@switchback/domain/kernel/decider'
import '@switchback/domain/kernel/validation-messages'

/** A rule refused the command. The code is stable, the message is for people. */
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

/** Returns the code of why a command failed: the rule's code, or else the class of the error. It contains nothing that people wrote. */
export const reasonCode = (error: unknown): string =>
  error instanceof Refused ? error.refusal.refused : error instanceof Error ? error.constructor.name : 'Unknown'

/** There is no command of this type, or no category of this name. */
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

/** The body of a command is not valid. */
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
