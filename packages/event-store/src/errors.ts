/** The stream is not at the version that the writer expected. */
export class Conflict extends Error {
  readonly retryable = true

  constructor(
    readonly streams: { streamId: string; version: number }[],
    message = `The stream has moved on: it is at version ${streams.map(({ version }) => version).join(', ')}.`,
  ) {
    super(message)
  }
}

/** The command id was used before with another body. */
export class CommandReused extends Error {
  constructor() {
    super('This idempotency key was used before for something else. Use a new key for a new command.')
  }
}

/** The store does not accept this event: unknown type, invalid data, too large, or text that PostgreSQL cannot store. */
export class EventRefused extends Error {}

/** The database cannot be reached or cannot write now. It is safe to try again with the same command id. */
export class StoreUnavailable extends Error {
  readonly retryable = true
}
