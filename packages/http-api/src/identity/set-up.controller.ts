import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { Organisations } from '@switchback/command-handling/organisations'
import { Email, Text } from '@switchback/domain/kernel/fields'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Public } from '../http/caller.js'
import { Identity } from '@switchback/identity/identity'
import { Password } from './invitation.controller.js'
import { SignInLimits } from './sign-in-limits.js'
import { Sessions } from './sessions.js'
import { SetUp as TheSetUp } from './set-up.js'

export const SetUp = z.strictObject({
  /** The secret of the set-up link. */
  token: z.string().min(1).max(100),
  organisation: Text(120),
  name: Text(120),
  email: Email,
  password: Password,
})
export const SetUpState = z.object({ needed: z.boolean() })

/** The first start of an empty installation: the holder of the set-up link makes the first practice. */
@Controller('setup')
export class SetupController {
  private readonly setUpOnce: TheSetUp

  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(CommandBus) commands: CommandBus,
    @Inject(Organisations) organisations: Organisations,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignInLimits) private readonly limits: SignInLimits,
  ) {
    this.setUpOnce = new TheSetUp({ commands, organisations, identity })
  }

  @Public()
  @Get()
  async state(): Promise<z.infer<typeof SetUpState>> {
    return { needed: await this.setUpOnce.needed() }
  }

  @Public()
  @Post()
  @HttpCode(200)
  async setUp(
    @Body({ schema: SetUp }) { token, ...founding }: z.infer<typeof SetUp>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.limits.address(request.ip)
    const { email, password } = founding
    const { accountId, tenantId } = await this.setUpOnce.make(token, founding, async () => {
      await this.limits.password(request.ip, email)
      return this.identity.checkPassword(email, password)
    })
    return this.sessions.open(accountId, request, reply, tenantId)
  }
}
