/** The database cannot be reached; the message is one line for an operator, without a password. */
export class DatabaseAway extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
  }
}

/** What the driver says in words alone when a connection is lost, is not there in time, or does not answer. */
const lost =
  /^(Query read timeout|timeout expired|timeout exceeded when trying to connect|Connection terminated|Client was closed|Client has encountered a connection error|Cannot use a pool after calling end)/

/** The network, and the classes of SQLSTATE for connections, resources, operators and the system. */
const awayCodes =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EMFILE|08...|53...|57...|58...|25P03)$/

/**
 * Whether an error means that the database could not be used just now, so that the same work may succeed in a moment: the
 * connection was lost or refused, an answer took too long, the server stops or has no room. Looks into what a library wrapped.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true
  if (typeof error !== 'object' || error === null) return false
  const { code, message, driverError, cause } = error as Record<string, unknown>
  if (typeof code === 'string' && awayCodes.test(code)) return true
  if (typeof message === 'string' && lost.test(message)) return true
  return [driverError, cause].some((inner) => inner !== undefined && inner !== error && isDatabaseAway(inner))
}

/** Codes of the database have a digit; those of the system may be as long, such as EPIPE, and have none. */
const sqlState = /^(?=.*\d)[0-9A-Z]{5}$/

/** The SQLSTATE of an error that the database answered with; null for every other error. */
export function sqlStateOf(error: unknown): string | null {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' && sqlState.test(code) ? code : null
}

/** One line for an operator about an error of `isDatabaseAway`, without a password. */
export function describeAway(error: unknown): string {
  if (error instanceof DatabaseAway) return error.message
  return `The database cannot be reached or was lost (${reasonOf(error)}).`
}

/** Why a connection failed, in a few words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return message || code || 'no reason was named'
}
