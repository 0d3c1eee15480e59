import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Public } from '../http/caller.js'
import { Problem } from '../http/problems.js'
import { Identity } from '@switchback/identity/identity'
import { Password } from './invitation.controller.js'
import { SignInLimits } from './sign-in-limits.js'

export const ResetPassword = z.strictObject({ reset: z.string().min(1).max(100), password: Password })

/** Sets a new password by a link that the operator handed over. */
@Controller('password-resets')
export class PasswordResetController {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(SignInLimits) private readonly limits: SignInLimits,
  ) {}

  @Public()
  @Post()
  @HttpCode(204)
  async reset(
    @Body({ schema: ResetPassword }) { reset, password }: z.infer<typeof ResetPassword>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.limits.address(request.ip)
    if (!(await this.identity.resetPassword(reset, password)))
      throw new Problem('not-found', 'This link was used or has expired. Ask your operator for a new one.')
  }
}
