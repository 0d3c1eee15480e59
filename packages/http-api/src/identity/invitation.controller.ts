import { CommandBus } from '@nestjs/cqrs'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common'
import { ExecuteCommand } from '@switchback/command-handling/execute-command'
import { Organisations } from '@switchback/command-handling/organisations'
import { Id } from '@switchback/domain/kernel/fields'
import { own } from '@switchback/domain/kernel/own'
import { mayBringIn } from '@switchback/domain/organisation/invite-rights'
import { ViewReader } from '@switchback/views/reading/view-reader'
import { memberDirectoryTable } from '@switchback/views/member-directory/table'
import { organisationProfileTable } from '@switchback/views/organisation-profile/table'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CallerOf, Public, VisitorOf, type Caller, type Visitor } from '../http/caller.js'
import { Problem } from '../http/problems.js'
import { Identity, sameSecret } from '@switchback/identity/identity'
import { SignInLimits } from './sign-in-limits.js'
import type { NewAccount } from '@switchback/identity/new-account'
import { Sessions } from './sessions.js'

export const Password = z.string().min(10).max(200)
/** The secret text of an invitation's link: tenant, invitation and signature, joined by points. */
const InvitationToken = z.string().min(1).max(300)
export const LookUpInvitation = z.strictObject({ invitation: InvitationToken })
export const AcceptInvitation = z.strictObject({
  invitation: InvitationToken,
  /** For a new account. Someone who has an account is signed in to it, and sends none. */
  password: Password.optional(),
  reportingConsent: z.boolean(),
})
export const InvitationView = z.object({
  organisation: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  expiresAt: z.string(),
  /** Whether the caller is signed in, and as the one who is invited. Nothing is said of accounts that are not signed in. */
  signedIn: z.enum(['no', 'as-invited', 'as-other']),
  /** Whether the person was a member here before: then they accept with the account that they had. */
  comesBack: z.boolean(),
})
export const InvitationLink = z.object({ path: z.string(), expiresAt: z.string() })

@Controller('invitations')
export class InvitationController {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Organisations) private readonly organisations: Organisations,
    @Inject(ViewReader) private readonly views: ViewReader,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignInLimits) private readonly limits: SignInLimits,
  ) {}

  /** The link to give to someone who was invited. The secret is in its fragment, which browsers send to no server. */
  @Get(':invitationId/link')
  async link(
    @Param('invitationId') invitationId: string,
    @CallerOf() caller: Caller,
  ): Promise<z.infer<typeof InvitationLink>> {
    const isStaff = caller.actor.roles.some((role) => role === 'owner' || role === 'coach')
    const invitation = await this.invitation(caller.tenantId, invitationId)
    if (!isStaff || invitation?.status !== 'open' || !mayBringIn(caller.actor, invitation.role))
      throw new Problem('not-found', 'There is no such open invitation.')
    const { expiresAt } = invitation
    const secret = this.identity.invitationSecret(caller.tenantId, invitationId, expiresAt)
    return { path: `/invitation#${caller.tenantId}.${invitationId}.${secret}`, expiresAt }
  }

  @Public()
  @Post('look-up')
  @HttpCode(200)
  async look(
    @Body({ schema: LookUpInvitation }) body: z.infer<typeof LookUpInvitation>,
    @VisitorOf() visitor: Visitor | undefined,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof InvitationView>> {
    await this.limits.lookUp(request.ip)
    const { isUsed, comesBack, ...shown } = await this.find(body.invitation)
    const { organisation, name, email, role, expiresAt } = shown
    const isInvited = visitor !== undefined && visitor.accountId === (await this.identity.findAccount(email))
    if (isUsed && !isInvited) throw used()
    const signedIn = isInvited ? 'as-invited' : visitor ? 'as-other' : 'no'
    return { organisation, name, email, role, expiresAt, signedIn, comesBack }
  }

  /**
   * Accepts an invitation and signs in. Someone who has an account with its address is signed in to it; all others choose a
   * password for a new one. No password of an account is checked here, but for the account that this invitation made within the
   * last hour (then the answer was lost, and the same request gets it) and for the account of someone who comes back. Throws Problem
   * `sign-in-first`, `not-found`, `refused`, `wrong-password`.
   */
  @Public()
  @Post('accept')
  @HttpCode(200)
  async accept(
    @Body({ schema: AcceptInvitation }) body: z.infer<typeof AcceptInvitation>,
    @VisitorOf() visitor: Visitor | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const invited = await this.find(body.invitation)
    const { tenantId, invitationId, personId, email, isUsed, comesBack } = invited
    await this.limits.acceptance(request.ip, invitationId, email)
    const known = await this.identity.findAccount(email)
    const isInvited = visitor !== undefined && visitor.accountId === known
    if (isUsed && !isInvited) {
      const accountId = await this.madeBefore(request.ip, invitationId, email, body.password)
      return this.sessions.open(accountId, request, reply, tenantId)
    }
    const account = { email, password: body.password ?? '', madeBy: invitationId, tenantId, personId }
    if (!isInvited && (visitor || !body.password)) throw signInFirst()
    if (comesBack && !(await this.hadAccount(known, invited))) throw accountIsGone()
    if (comesBack && !isInvited) await this.checkReturning(request.ip, email, account.password, known!)
    const accountId = isInvited || comesBack ? known! : await this.accountFor(request.ip, account)
    await this.sessions.link(accountId, tenantId, personId)
    if (!isUsed)
      await this.commands.execute(
        new ExecuteCommand({
          tenantId,
          category: 'organisation',
          streamId: tenantId,
          command: { type: 'AcceptInvitation', invitationId, reportingConsent: body.reportingConsent },
          actor: { id: personId, roles: ['invited'] },
          commandId: this.identity.programId('acceptance', tenantId, invitationId, body.reportingConsent),
        }),
      )
    if (visitor) await this.identity.close(visitor.token)
    return this.sessions.open(accountId, request, reply, tenantId)
  }

  /** A new account; or, of several who accept at once or after an interruption, the one that was made, for who has its password. */
  private async accountFor(ip: string, account: Omit<NewAccount, 'empty'>) {
    const made = await this.sessions.newAccount(account)
    if (made) return made
    if (!(await this.identity.accountMadeBy(account.madeBy))) throw signInFirst()
    return this.madeBefore(ip, account.madeBy, account.email, account.password)
  }

  /** The account that this invitation made a moment ago, where the password is that account's. */
  private async madeBefore(ip: string, invitationId: string, email: string, password: string | undefined) {
    const made = await this.identity.accountMadeBy(invitationId)
    if (!made || !password) throw used()
    await this.limits.password(ip, email)
    if ((await this.identity.checkPassword(email, password)) !== made) throw used()
    await this.limits.passwordWasRight(ip, email)
    return made
  }

  /** Whether an account is the one that the invited person had here. Any holder of the link could read their record otherwise. */
  private async hadAccount(accountId: string | null, { tenantId, personId }: { tenantId: string; personId: string }) {
    const memberships = accountId ? await this.identity.memberships(accountId) : []
    return memberships.some((one) => one.tenantId === tenantId && one.personId === personId)
  }

  private async checkReturning(ip: string, email: string, password: string, accountId: string) {
    await this.limits.password(ip, email)
    if ((await this.identity.checkPassword(email, password)) !== accountId)
      throw new Problem(
        'wrong-password',
        'You were a member here before: enter the password of the account that you had.',
      )
    await this.limits.passwordWasRight(ip, email)
  }

  private async find(token: string) {
    const [tenantId = '', invitationId = '', secret = ''] = token.split('.')
    if (!Id.safeParse(tenantId).success) throw gone()
    const invitation = await this.invitation(tenantId, invitationId)
    if (
      !invitation ||
      !sameSecret(secret, this.identity.invitationSecret(tenantId, invitationId, invitation.expiresAt))
    )
      throw gone()
    const isUsed = invitation.status === 'accepted'
    if (!isUsed && (invitation.status !== 'open' || invitation.expiresAt < new Date().toISOString())) throw gone()
    const { personId, role, expiresAt, comesBack } = invitation
    const context = { tenantId, actor: { id: personId, roles: [] }, now: new Date() }
    const texts = await this.views.read(context, [memberDirectoryTable, organisationProfileTable], async (rows) => ({
      member: await rows.get(memberDirectoryTable, personId),
      profile: await rows.get(organisationProfileTable, tenantId),
    }))
    // Someone who was removed after they accepted is in no directory any more.
    if (!texts.member && isUsed) throw gone()
    if (!texts.member || !texts.profile) throw new Problem('view-behind', undefined, {}, { 'retry-after': '1' })
    const { name, email } = texts.member
    const organisation = texts.profile.name
    const shown = { role, expiresAt, name, email: email.toLowerCase(), organisation }
    return { tenantId, invitationId, personId, isUsed, comesBack, ...shown }
  }

  private async invitation(tenantId: string, invitationId: string) {
    if (!Id.safeParse(invitationId).success) return null
    const { invitations, former } = await this.organisations.get(tenantId, 0)
    const invitation = own(invitations, invitationId)
    return invitation ? { ...invitation, comesBack: former.includes(invitation.personId) } : null
  }
}

const gone = () => new Problem('not-found', 'This invitation is no longer valid. Ask for a new one.')
const used = () =>
  new Problem('refused', 'This invitation was used already. Sign in with its address and your password.', {
    code: 'InvitationUsed',
  })
const accountIsGone = () =>
  new Problem(
    'refused',
    'You were a member here before, and the account that you had is gone. Ask an owner to erase your former record and to invite you again.',
    { code: 'FormerAccountGone' },
  )
/** One text, whatever the reason is: the holder of a link learns nothing about accounts from it. */
const signInFirst = () => new Problem('sign-in-first')
