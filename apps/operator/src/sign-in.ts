import { openInstalled } from '@switchback/api/installed'
import type { Place } from './place.js'

/** An address that no account has; the message says what to check. */
export class NoSuchAccount extends Error {}

/**
 * Prints a link that sets a new password for the account with this address, once and within an hour. Earlier links of the account
 * end. Throws NoSuchAccount.
 */
export async function resetPassword(place: Place, email: string, say: (line: string) => void): Promise<void> {
  const { pool, identity } = openInstalled(place)
  try {
    const secret = await identity.makePasswordReset(email.trim().toLowerCase())
    if (!secret) throw new NoSuchAccount('No account has this address. Check its spelling.')
    say('Hand this link to the person themselves. It works once, within an hour, and signs them out everywhere.')
    say('Put it after the address of your Switchback, such as https://switchback.example:')
    say(`/reset-password#${secret}`)
  } finally {
    await pool.end()
  }
}
