import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import { Email, Text } from '@switchback/domain/decider/fields'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { foundPractice } from '../practice.js'
import { Public } from '../http/caller.js'
import { Problem } from '../http/problems.js'
import { CommandHandler } from '@switchback/command-handling/command-handler'
import { Identity } from './identity.js'
import { Password } from './invitation.controller.js'
import { Sessions } from './sessions.js'

export const SetUp = z.strictObject({ organisation: Text(120), name: Text(120), email: Email, password: Password })
export const SetUpState = z.object({ needed: z.boolean() })

/** The first start of an empty installation: somebody founds the first organisation. */
@Controller('setup')
export class SetupController {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(CommandHandler) private readonly commands: CommandHandler,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Public()
  @Get()
  async state(): Promise<z.infer<typeof SetUpState>> {
    return { needed: await this.identity.isEmpty() }
  }

  @Public()
  @Post()
  @HttpCode(200)
  async setUp(
    @Body({ schema: SetUp }) body: z.infer<typeof SetUp>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!(await this.identity.isEmpty())) throw new Problem('refused', 'This installation is set up already: sign in.')
    const { accountId } = await foundPractice(this.commands, this.identity, body)
    return this.sessions.open(accountId, request, reply)
  }
}
