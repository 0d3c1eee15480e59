import { SetUp } from '@switchback/http-api/identity/set-up'
import { openServer } from '@switchback/installation/open-server'
import type { TargetInstallation } from './target-installation.js'

/** An address that no account has; the message says what to check. */
export class NoSuchAccount extends Error {}

/**
 * Prints a link that sets a new password for the account with this address, once and within an hour. Earlier links of the account
 * end. Throws NoSuchAccount.
 */
export async function resetPassword(
  target: TargetInstallation,
  email: string,
  say: (line: string) => void,
): Promise<void> {
  const { pool, identity } = openServer(target)
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

/** Prints the link of the set-up where the installation has no practice yet. */
export async function showSetUpLink(target: TargetInstallation, say: (line: string) => void): Promise<void> {
  const { pool, commands, organisations, identity } = openServer(target)
  try {
    const link = await new SetUp({ commands, organisations, identity }).link()
    if (link) say(`Make the first practice at ${link}, after the address of your Switchback. The link is secret.`)
  } finally {
    await pool.end()
  }
}
