import { isIPv6 } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Inject, Injectable } from '@nestjs/common'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { countOrRefuse } from '../http/rate-limit.js'
import { ApiOptions } from '../options.js'

/** How often a minute: from one address, and from one address for one account or invitation. */
const perMinute = { address: 30, pair: 10, acceptances: 120, invitation: 10 }
/** An account is never locked: after some tries in a quarter of an hour each further one waits, and longer each time. */
const slowness = { seconds: 900, after: 10, firstMs: 250, longestMs: 8_000 }

/** How often someone may try a password or a secret. All processes count together, in the database. */
@Injectable()
export class SignInLimits {
  private readonly byAddress: RateLimiterPostgres
  private readonly byPair: RateLimiterPostgres
  private readonly byAccount: RateLimiterPostgres
  private readonly acceptances: RateLimiterPostgres
  private readonly byInvitation: RateLimiterPostgres

  constructor(@Inject(ApiOptions) private readonly options: ApiOptions) {
    const limiter = (keyPrefix: string, points: number, duration = 60, clearExpiredByTimeout = false) =>
      new RateLimiterPostgres({
        storeClient: options.pool,
        tableName: 'rate_limit',
        tableCreated: true,
        clearExpiredByTimeout,
        keyPrefix,
        points,
        duration,
      })
    this.byAddress = limiter('address', perMinute.address, 60, true)
    this.byPair = limiter('pair', perMinute.pair)
    this.byAccount = limiter('account', Number.MAX_SAFE_INTEGER, slowness.seconds)
    this.acceptances = limiter('acceptances', perMinute.acceptances)
    this.byInvitation = limiter('invitation', perMinute.invitation)
  }

  /**
   * Counts a try of a password, in this order: the address alone, the address with the account, the account alone. What one of
   * them refuses does not count for the next, so that no one can keep others out. Throws Problem `too-many-attempts`.
   */
  async password(ip: string, email: string): Promise<void> {
    const { pair, account } = this.keys(ip, email)
    await this.address(ip)
    await consume(this.byPair, pair)
    const { consumedPoints } = await this.byAccount.consume(account)
    if (consumedPoints > slowness.after)
      await delay(Math.min(slowness.firstMs * 2 ** (consumedPoints - slowness.after - 1), slowness.longestMs))
  }

  /** Forgets the wrong tries of someone who has signed in. */
  async passwordWasRight(ip: string, email: string): Promise<void> {
    const { pair, account } = this.keys(ip, email)
    await Promise.all([this.byPair.delete(pair), this.byAccount.delete(account)])
  }

  /** Counts a try of something secret from an address. Throws Problem `too-many-attempts`. */
  async address(ip: string): Promise<void> {
    await consume(this.byAddress, this.keyOf(networkOf(ip)))
  }

  /** Counts a look at an invitation. Throws Problem `too-many-attempts`. */
  async lookUp(ip: string): Promise<void> {
    await consume(this.acceptances, this.keyOf(networkOf(ip)))
  }

  /** Counts a try to accept an invitation. Throws Problem `too-many-attempts`. */
  async acceptance(ip: string, invitationId: string, email: string): Promise<void> {
    await this.lookUp(ip)
    await consume(this.byInvitation, invitationId)
    await consume(this.byInvitation, this.keyOf(email))
  }

  /** Counts a try of the current password by someone who is signed in. Throws Problem `too-many-attempts`. */
  async ownPassword(accountId: string): Promise<void> {
    await consume(this.byPair, accountId)
  }

  async ownPasswordWasRight(accountId: string): Promise<void> {
    await this.byPair.delete(accountId)
  }

  private keys(ip: string, email: string) {
    return { pair: this.keyOf(`${networkOf(ip)} ${email}`), account: this.keyOf(email) }
  }

  private keyOf(text: string) {
    return this.options.identity.fingerprint('limit', text)
  }
}

const consume = (limiter: RateLimiterPostgres, key: string) =>
  countOrRefuse(limiter, key, (seconds) => `Too many attempts. Wait ${seconds} seconds.`)

/** What counts as one machine: an IPv4 address, or the /64 network that an IPv6 host has to itself. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  if (!isIPv6(ip)) return ip
  const [head = '', tail] = ip.split('%')[0]!.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')
}
