import { Inject, Injectable } from '@nestjs/common'
import { Organisations } from '@switchback/command-handling/organisations'
import { rolesOf } from '@switchback/domain/organisation/state'
import { Identity } from '@switchback/identity/identity'

/** A stream of changes that someone reads. */
export interface OpenStream {
  tenantId: string
  personId: string
  /** The roles that it was opened with. */
  roles: readonly string[]
  /** The token of the session that it was opened with. */
  token: string
  end: () => void
}

/** The view that changes with every role that is granted or revoked. */
const viewOfRoles = 'member_directory'

/** The open streams of this process. A stream ends with its session, and when the roles of its reader change. */
@Injectable()
export class OpenStreams {
  private readonly streams = new Set<OpenStream>()
  private readonly checking = new Map<string, 'once' | 'again'>()

  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(Organisations) private readonly organisations: Organisations,
  ) {}

  /** How many streams a person has open. */
  countOf(personId: string): number {
    return [...this.streams].filter((stream) => stream.personId === personId).length
  }

  /** Follows a stream; returns what to call when it was closed. */
  follow(stream: OpenStream): () => void {
    this.streams.add(stream)
    return () => this.streams.delete(stream)
  }

  /** Takes the notice of a session that ended, by the hash of its token in hex. */
  sessionEnded(tokenHash: string): void {
    this.identity.forget(tokenHash)
    for (const stream of this.streams) if (this.identity.isTokenOf(stream.token, tokenHash)) stream.end()
  }

  /** Takes the notice of views that changed: checks roles when they may have changed. */
  viewsChanged(tenantId: string, views: readonly string[]): void {
    if (views.includes(viewOfRoles)) void this.checkRoles(tenantId).catch(() => undefined)
  }

  /** Ends a stream whose session ended or whose reader has other roles now. Notices may be lost, so each heartbeat checks. */
  async check(stream: OpenStream): Promise<void> {
    const isOpen = await this.identity.isOpen(stream.token)
    const roles = isOpen ? await this.organisations.rolesIn(stream.tenantId, stream.personId, 0) : []
    this.compare(stream, roles)
  }

  /** Ends a stream whose reader has other roles now, and the session of a reader who has none left. */
  private compare(stream: OpenStream, roles: readonly string[]): void {
    if (sameRoles(roles, stream.roles)) return
    stream.end()
    if (roles.length === 0) this.identity.close(stream.token).catch(() => undefined)
  }

  endAll(): void {
    for (const stream of this.streams) stream.end()
  }

  /** One look at a tenant's roles at a time; notices that come in the meantime lead to one more. */
  private async checkRoles(tenantId: string): Promise<void> {
    if (this.checking.has(tenantId)) return void this.checking.set(tenantId, 'again')
    try {
      do {
        this.checking.set(tenantId, 'once')
        const streams = [...this.streams].filter((stream) => stream.tenantId === tenantId)
        if (streams.length === 0) return
        const organisation = await this.organisations.get(tenantId, 0)
        for (const stream of streams) this.compare(stream, rolesOf(organisation, stream.personId))
      } while (this.checking.get(tenantId) === 'again')
    } finally {
      this.checking.delete(tenantId)
    }
  }
}

const sameRoles = (one: readonly string[], other: readonly string[]) =>
  one.length > 0 && one.length === other.length && one.every((role) => other.includes(role))
