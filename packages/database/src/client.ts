import pg from 'pg'
import { attemptsTo } from './attempts.js'

/** How long a connection may take to say goodbye, in milliseconds, before it is cut. */
const goodbyeMs = 2_000

type Done = (error: unknown, client?: unknown) => void

/**
 * A connection that no fault of the network turns into a crash or an endless wait: it always listens to its own errors, joins the
 * queue of attempts to its address, is cut when a statement is not answered in time, and ends within two seconds.
 */
export class DatabaseClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    // Without a listener, an error between two statements would end the process.
    this.on('error', () => undefined)
    // The driver declares these with overloads that a method cannot override.
    this.connect = ((done?: Done) => answer(this.connectInTurn(), done, this)) as typeof this.connect
    this.query = ((...args: [string]) => this.cutIfSilent(super.query(...args))) as typeof this.query
    this.end = ((done?: Done) => answer(this.endInTime(), done)) as typeof this.end
  }

  /** Cuts the connection at once, without a goodbye. */
  cut(): void {
    this.connection.stream.destroy()
  }

  private connectInTurn(): Promise<unknown> {
    const { host, port, database, user } = this
    return attemptsTo(`${host}:${port}`, database, user).make(() => super.connect())
  }

  private cutIfSilent(result: unknown): unknown {
    if (result instanceof Promise)
      result.catch((error: Error) => {
        // The answer may still come, to the wrong statement: this connection is good for nothing more.
        if (error.message === 'Query read timeout') this.cut()
      })
    return result
  }

  private endInTime(): Promise<void> {
    const patience = setTimeout(() => this.cut(), goodbyeMs)
    patience.unref()
    return super.end().finally(() => clearTimeout(patience))
  }
}

/** Answers as the driver does: a promise, or a callback where there is one. */
function answer<Result>(promise: Promise<Result>, done: Done | undefined, client?: pg.Client) {
  if (!done) return promise
  promise.then(
    () => done(null, client),
    (error: unknown) => done(error),
  )
}
