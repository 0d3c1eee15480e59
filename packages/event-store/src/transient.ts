/** Classes of SQLSTATE after which the same work may succeed: connection, rollback, resources, locks, operator, system. */
const transientStates = /^(08|40|53|55|57|58)[0-9A-Z]{3}$/
/** The database lacks a table, a column, a function or a right: it is not up to date yet, which no event can cause. */
const notPrepared = /^(42P01|42703|42883|42501)$/
/** How pg and its pool name a lost or missing connection: these errors carry no code. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (was closed|has encountered a connection error)|Cannot use a pool after calling end)/

/**
 * Whether the same work may succeed in a moment without anyone changing it: the database is away, busy, gave way to others or is not
 * up to date yet, or an error says so itself (`retryable`). Everything else is an outcome, since it would fail in the same way each time.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall, retryable, errors } = error as Error & {
    code?: unknown
    syscall?: unknown
    retryable?: unknown
    errors?: unknown
  }
  if (retryable === true) return true
  if (Array.isArray(errors)) return errors.length > 0 && errors.every(isTransient)
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E'))
    return transientStates.test(code) || notPrepared.test(code)
  // Errors of the operating system name the call that failed.
  if (typeof code === 'string' && syscall !== undefined) return true
  return lostConnection.test(error.message)
}
