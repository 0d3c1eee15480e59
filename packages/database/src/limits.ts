/** How long anything over a connection may take, in milliseconds. */
export interface DatabaseLimits {
  /** Until a connection is there, or one of the pool is free. */
  connectMs: number
  /** For the answer to a statement. The server times out a little earlier, so that it says why. */
  statementMs: number
  /** How long a transaction may wait for its next statement. */
  idleInTransactionMs: number
}

/** The limits of what people wait for. */
export const serviceLimits: DatabaseLimits = { connectMs: 5_000, statementMs: 15_000, idleInTransactionMs: 30_000 }

/** The limits of migrations, exports, audits and rebuilds, which may take long on a large installation. */
export const operatorLimits: DatabaseLimits = {
  connectMs: 5_000,
  statementMs: 3_600_000,
  idleInTransactionMs: 3_600_000,
}

/** The part of the time limit of a statement that the server may use up. */
const serverPart = 0.9

/** A dead peer is noticed by the system when a connection has been quiet this long. */
const keepAliveInitialDelayMillis = 10_000

/** What the driver needs to know to keep the limits; goes into the options of a client or a pool. */
export function driverLimits({ connectMs, statementMs, idleInTransactionMs }: DatabaseLimits) {
  return {
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    statement_timeout: Math.ceil(statementMs * serverPart),
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis,
  }
}
