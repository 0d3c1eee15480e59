import { Inject, Injectable } from '@nestjs/common'
import { Organisations } from '@switchback/command-handling/organisations'
import type { Role } from '@switchback/domain/kernel/decider'
import { memberDirectoryTable } from '@switchback/views/member-directory/table'
import { organisationProfileTable } from '@switchback/views/organisation-profile/table'
import { ViewReader } from '@switchback/views/reading/view-reader'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sessionCookie } from '../http/caller.js'
import { needsTls } from '../http/headers.js'
import { Problem } from '../http/problems.js'
import { ApiOptions } from '../options.js'
import { Identity } from '@switchback/identity/identity'
import type { NewAccount } from '@switchback/identity/new-account'

export const SessionView = z.object({
  /** `reportingConsent`: whether the person agreed to be counted in aggregates. */
  person: z.object({ personId: z.string(), name: z.string(), reportingConsent: z.boolean() }),
  tenant: z.object({
    tenantId: z.string(),
    name: z.string(),
    brandColour: z.string().nullable(),
    language: z.enum(['en', 'de']),
  }),
  /** How the person reads; null where they have not chosen, and their browser decides. */
  preferences: z.object({ language: z.enum(['en', 'de']).nullable(), timeZone: z.string().nullable() }),
  roles: z.array(z.enum(['owner', 'coach', 'client', 'sponsor'])),
  tenants: z.array(z.object({ tenantId: z.string(), name: z.string() })),
  csrfToken: z.string(),
  expiresAt: z.string(),
})

/** Opens sessions, and describes who is signed in. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(Organisations) private readonly organisations: Organisations,
    @Inject(ViewReader) private readonly views: ViewReader,
    @Inject(ApiOptions) private readonly options: ApiOptions,
  ) {}

  /** Opens a session in the first tenant where this account holds a role, and sets its cookie. */
  async open(accountId: string, request: FastifyRequest, reply: FastifyReply, preferred?: string) {
    const memberships = await this.identity.memberships(accountId)
    memberships.sort((one, other) => Number(other.tenantId === preferred) - Number(one.tenantId === preferred))
    for (const { tenantId, personId } of memberships) {
      const roles = await this.organisations.rolesIn(tenantId, personId, 0)
      if (roles.length === 0) continue
      const { token, expiresAt } = await this.identity.open(accountId, tenantId, personId)
      const secure = needsTls(request, this.options.front) ? '; Secure' : ''
      void reply.header(
        'set-cookie',
        `${sessionCookie}=${token}; Path=/api; HttpOnly; SameSite=Strict; Expires=${expiresAt.toUTCString()}${secure}`,
      )
      return this.describe({ accountId, tenantId, personId, expiresAt: expiresAt.toISOString() }, token)
    }
    throw new Problem('forbidden', 'You belong to no organisation any more. Ask for a new invitation.')
  }

  /** Makes an account for one person, where none of this address has a role anywhere; null where one has. */
  async newAccount(account: Omit<NewAccount, 'empty'>): Promise<string | null> {
    const known = await this.identity.findAccount(account.email)
    if (known && (await this.hasRole(known))) return null
    return this.identity.newAccount({ ...account, empty: known })
  }

  /** Links an account to a person. Throws Problem `refused` where it is linked to another person of this tenant. */
  async link(accountId: string, tenantId: string, personId: string): Promise<void> {
    await this.identity.link(accountId, tenantId, personId)
    const memberships = await this.identity.memberships(accountId)
    if (!memberships.some((one) => one.tenantId === tenantId && one.personId === personId))
      throw new Problem('refused', 'Your account already belongs to another member here. Ask an owner to remove one.')
  }

  private async hasRole(accountId: string): Promise<boolean> {
    for (const { tenantId, personId } of await this.identity.memberships(accountId))
      if ((await this.organisations.rolesIn(tenantId, personId, 0)).length > 0) return true
    return false
  }

  async describe(
    session: { accountId: string; tenantId: string; personId: string; expiresAt: string },
    token: string,
  ): Promise<z.infer<typeof SessionView>> {
    const { tenantId, personId, expiresAt } = session
    const tenants = []
    for (const membership of await this.identity.memberships(session.accountId)) {
      const roles = await this.organisations.rolesIn(membership.tenantId, membership.personId, 0)
      if (roles.length === 0) continue
      const asked = { tenantId: membership.tenantId, actor: { id: membership.personId, roles }, now: new Date() }
      const name = await this.views.read(asked, [organisationProfileTable, memberDirectoryTable], async (rows) => ({
        tenant: await rows.get(organisationProfileTable, membership.tenantId),
        person: await rows.get(memberDirectoryTable, membership.personId),
      }))
      const { tenant, person } = name
      tenants.push({
        tenantId: membership.tenantId,
        name: tenant?.name ?? '',
        settings: tenant?.settings,
        personName: person?.name ?? '',
        reportingConsent: person?.reportingConsent ?? false,
      })
    }
    const current = tenants.find((tenant) => tenant.tenantId === tenantId)
    return {
      person: {
        personId,
        name: current?.personName ?? '',
        reportingConsent: current?.reportingConsent ?? false,
      },
      tenant: {
        tenantId,
        name: current?.name ?? '',
        brandColour: current?.settings?.brandColour ?? null,
        language: current?.settings?.locale ?? 'en',
      },
      preferences: await this.identity.preferences(session.accountId),
      roles: (await this.organisations.rolesIn(tenantId, personId, 0)) as Role[],
      tenants: tenants.map(({ tenantId: id, name }) => ({ tenantId: id, name })),
      csrfToken: this.identity.csrfToken(token),
      expiresAt,
    }
  }
}
