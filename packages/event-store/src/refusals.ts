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

/** The same command id came before with another body. */
export class CommandReused extends Error {
  constructor() {
    super('This idempotency key was used before for something else. Use a new key for a new command.')
  }
}

/** An event that the store does not take: unknown, not fitting its schema, too large, or holding what PostgreSQL cannot. */
export class EventRefused extends Error {}

/** The database cannot be reached or cannot write now. Nothing was half done: try again with the same command id. */
export class StoreUnavailable extends Error {
  readonly retryable = true
}
