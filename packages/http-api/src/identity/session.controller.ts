import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common'
import { Email, Id } from '@switchback/domain/kernel/fields'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CallerOf, Public, sessionCookie, type Caller } from '../http/caller.js'
import { Problem } from '../http/problems.js'
import { Identity } from '@switchback/identity/identity'
import { Password } from './invitation.controller.js'
import { SignInLimits } from './sign-in-limits.js'
import { Sessions } from './sessions.js'

export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(200) })
export const SwitchTenant = z.strictObject({ tenantId: Id })
export const Preferences = z.strictObject({
  language: z.enum(['en', 'de']).nullable(),
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, { error: 'Use a name of the IANA database, such as Europe/Berlin.' })
    .nullable(),
})
export const ChangePassword = z.strictObject({ from: z.string().min(1).max(200), to: Password })

@Controller('session')
export class SessionController {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignInLimits) private readonly limits: SignInLimits,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  async signIn(
    @Body({ schema: SignIn }) { email, password }: z.infer<typeof SignIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.limits.password(request.ip, email)
    const accountId = await this.identity.checkPassword(email, password)
    if (!accountId) throw new Problem('wrong-password')
    await this.limits.passwordWasRight(request.ip, email)
    return this.sessions.open(accountId, request, reply)
  }

  @Get()
  session(@CallerOf() caller: Caller) {
    return this.sessions.describe(caller, caller.token)
  }

  @Post('tenant')
  @HttpCode(200)
  async switchTenant(
    @Body({ schema: SwitchTenant }) { tenantId }: z.infer<typeof SwitchTenant>,
    @CallerOf() caller: Caller,
  ) {
    if (!(await this.identity.switchTenant(caller.token, tenantId)))
      throw new Problem('not-found', 'You do not belong there.')
    return this.sessions.describe((await this.identity.sessionOf(caller.token))!, caller.token)
  }

  @Put('preferences')
  async prefer(@Body({ schema: Preferences }) preferences: z.infer<typeof Preferences>, @CallerOf() caller: Caller) {
    await this.identity.prefer(caller.accountId, preferences)
    return this.sessions.describe(caller, caller.token)
  }

  @Post('password')
  @HttpCode(204)
  async changePassword(
    @Body({ schema: ChangePassword }) { from, to }: z.infer<typeof ChangePassword>,
    @CallerOf() caller: Caller,
  ) {
    await this.limits.ownPassword(caller.accountId)
    if (!(await this.identity.changePassword(caller, from, to)))
      throw new Problem('wrong-password', 'The present password is another one.')
    await this.limits.ownPasswordWasRight(caller.accountId)
  }

  @Delete()
  @HttpCode(204)
  async signOut(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.identity.close(caller.token)
    void reply.header('set-cookie', `${sessionCookie}=; Path=/api; HttpOnly; SameSite=Strict; Max-Age=0`)
  }
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
