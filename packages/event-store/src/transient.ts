import { isDatabaseAway } from '@switchback/database/failures'

/** Classes of SQLSTATE in which a transaction lost against another one. */
const gaveWay = /^(40|55)[0-9A-Z]{3}$/
/** The database lacks a table, a column, a function or a right: it is not up to date yet, which no event can cause. */
const notPrepared = /^(42P01|42703|42883|42501)$/

/**
 * Whether the same work may succeed in a moment without a change: the database is away, is busy, preferred another transaction or is
 * not up to date yet, or the error says so itself (`retryable`). Every other error would come again.
 */
export function isTransient(error: unknown): boolean {
  if (isDatabaseAway(error)) return true
  const { code, retryable } = (error ?? {}) as { code?: unknown; retryable?: unknown }
  return retryable === true || (typeof code === 'string' && (gaveWay.test(code) || notPrepared.test(code)))
}
