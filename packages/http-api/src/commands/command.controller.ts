import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { ExecuteCommand, type CommandResult } from '@switchback/command-handling/execute-command'
import { commandPath } from '@switchback/domain/kernel/commands'
import { deciders, type Category } from '@switchback/domain/deciders'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { validate, v5 } from 'uuid'
import { CallerOf, type Caller } from '../http/caller.js'
import { countOf, PersonalCommands } from '../http/personal-commands.js'
import { Problem } from '../http/problems.js'

/** The ids of people's commands: each follows from the person and their key, so that no one uses up the id of another. */
const keys = '3f0e7b52-8a43-5b6e-9d51-0c6b2f1a7e90'

/** The id of the command that a person sends with an idempotency key: never one that the program gives itself. */
export const commandIdOf = (personId: string, key: string) => v5(`${personId}/${key}`, keys)

/** Every address that takes commands: `/api/journeys/:id/request-gate` gives RequestGate to that journey. */
const commandsByPath = new Map(
  Object.values(deciders).flatMap(({ path, category, commands }) =>
    Object.keys(commands).map(
      (type) => [`${path}/${commandPath(type)}`, { category: category as Category, type }] as const,
    ),
  ),
)

@Controller()
export class CommandController {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(PersonalCommands) private readonly personal: PersonalCommands,
  ) {}

  @Post(':path/:streamId/:command')
  @HttpCode(200)
  async give(
    @Param('path') path: string,
    @Param('streamId') streamId: string,
    @Param('command') name: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') seen: string | undefined,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandResult> {
    const command = commandsByPath.get(`${path}/${name}`)
    if (!command || !validate(streamId)) throw new Problem('not-found')
    if (!key || key.length > 200) throw new Problem('idempotency-key-missing')
    if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
      throw new Problem('invalid-request', 'A command is a JSON object.')
    if (command.category === 'organisation' && streamId !== caller.tenantId) throw new Problem('not-found')

    await this.personal.count(caller.actor.id, countOf(command.type, request))
    const { occurredAt, ...fields } = (body ?? {}) as Record<string, unknown>
    const result = await this.bus.execute(
      new ExecuteCommand({
        tenantId: caller.tenantId,
        category: command.category,
        streamId,
        command: { ...fields, type: command.type },
        // Without roles: the handler looks them up, and again where another process may have changed them.
        actor: { id: caller.actor.id },
        commandId: commandIdOf(caller.actor.id, key),
        occurredAt: occurredAt as string | undefined,
        seenVersion: versionOf(seen),
        correlationId: request.id,
      }),
    )
    void reply.header('switchback-position', String(result.position)).header('etag', `"${result.version}"`)
    return result
  }
}

/** The version in a header such as `If-Match: "12"`. */
function versionOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const digits = /^"?(\d{1,9})"?$/.exec(header)?.[1]
  if (digits === undefined) throw new Problem('invalid-request', 'If-Match names a version, such as "12".')
  return Number(digits)
}
