import type { Refusal } from '@switchback/domain/decider/decider'

/** The rules refused a command: the code is stable, the message is for people. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
  }
}

/** The actor may not give this command. */
export class Forbidden extends Error {}

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
