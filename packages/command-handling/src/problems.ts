import type { Refusal } from '@switchback/domain/decider/decider'

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

/** The body does not fit the command's schema. */
export class InvalidCommand extends Error {
  constructor(
    message: string,
    readonly issues: Issue[],
  ) {
    super(message)
  }
}
