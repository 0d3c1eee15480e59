import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common'
import { CommandHandler } from '@switchback/command-handling/command-handler'
import { mayBringIn } from '@switchback/domain/organisation/bringing-in'
import { ViewReader } from '@switchback/views/reading/view-reader'
import { memberDirectoryTable } from '@switchback/views/member-directory/table'
import { organisationProfileTable } from '@switchback/views/organisation-profile/table'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { CallerOf, Public, type Caller } from '../http/caller.js'
import { Problem } from '../http/problems.js'
import { Identity, sameSecret } from './identity.js'
import { Sessions } from './sessions.js'

export const Password = z.string().min(10).max(200)
export const AcceptInvitation = z.strictObject({ password: Password, reportingConsent: z.boolean() })
export const InvitationView = z.object({
  organisation: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  expiresAt: z.string(),
})
export const InvitationLink = z.object({ path: z.string(), expiresAt: z.string() })

@Controller('invitations')
export class InvitationController {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(CommandHandler) private readonly commands: CommandHandler,
    @Inject(ViewReader) private readonly views: ViewReader,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  /** The link to give to somebody who was invited. */
  @Get(':invitationId/link')
  async link(
    @Param('invitationId') invitationId: string,
    @CallerOf() caller: Caller,
  ): Promise<z.infer<typeof InvitationLink>> {
    const isStaff = caller.actor.roles.some((role) => role === 'owner' || role === 'coach')
    const organisation = await this.commands.organisation(caller.tenantId, 0)
    const invitation = organisation.invitations[invitationId]
    if (!isStaff || invitation?.status !== 'open' || !mayBringIn(caller.actor, invitation.role))
      throw new Problem('not-found', 'There is no such open invitation.')
    const { expiresAt } = invitation
    const secret = this.identity.invitationSecret(caller.tenantId, invitationId, expiresAt)
    return { path: `/invitation/${caller.tenantId}.${invitationId}.${secret}`, expiresAt }
  }

  @Public()
  @Get(':token')
  async look(@Param('token') token: string): Promise<z.infer<typeof InvitationView>> {
    const { organisation, name, email, role, expiresAt } = await this.find(token)
    return { organisation, name, email, role, expiresAt }
  }

  /** Accepts an invitation: makes the account (or takes the one with this address and password) and signs in. */
  @Public()
  @Post(':token/accept')
  @HttpCode(200)
  async accept(
    @Param('token') token: string,
    @Body({ schema: AcceptInvitation }) { password, reportingConsent }: z.infer<typeof AcceptInvitation>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { tenantId, invitationId, personId, email } = await this.find(token)
    const accountId = await this.identity.accountFor(email, password)
    if (!accountId)
      throw new Problem('wrong-password', 'You already have an account with this address: enter its password.')
    await this.identity.link(accountId, tenantId, personId)
    await this.commands.execute({
      tenantId,
      category: 'organisation',
      streamId: tenantId,
      command: { type: 'AcceptInvitation', invitationId, reportingConsent },
      actor: { id: personId, roles: ['invited'] },
      commandId: this.identity.programId('acceptance', tenantId, invitationId, reportingConsent),
    })
    return this.sessions.open(accountId, reply, tenantId)
  }

  private async find(token: string) {
    const [tenantId = '', invitationId = '', secret = ''] = token.split('.')
    if (!z.uuid().safeParse(tenantId).success) throw gone()
    const invitation = (await this.commands.organisation(tenantId, 0)).invitations[invitationId]
    if (
      !invitation ||
      !sameSecret(secret, this.identity.invitationSecret(tenantId, invitationId, invitation.expiresAt))
    )
      throw gone()
    if (invitation.status !== 'open' || invitation.expiresAt < new Date().toISOString()) throw gone()
    const { personId, role, expiresAt } = invitation
    const asking = { tenantId, actor: { id: personId, roles: [] }, now: new Date() }
    const texts = await this.views.answer(asking, [memberDirectoryTable, organisationProfileTable], async (rows) => ({
      member: await rows.get(memberDirectoryTable, personId),
      profile: await rows.get(organisationProfileTable, tenantId),
    }))
    if (!texts.member || !texts.profile) throw new Problem('view-behind', undefined, {}, { 'retry-after': '1' })
    const { name, email } = texts.member
    return { tenantId, invitationId, personId, role, expiresAt, name, email, organisation: texts.profile.name }
  }
}

const gone = () => new Problem('not-found', 'This invitation is no longer valid. Ask for a new one.')
