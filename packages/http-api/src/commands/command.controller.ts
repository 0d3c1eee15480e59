import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { ExecuteCommand, type CommandResult } from '@switchback/command-handling/execute-command'
import { commandPath } from '@switchback/domain/kernel/commands'
import { deciders } from '@switchback/domain/deciders'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { validate, v5 } from 'uuid'
import { CallerOf, type Caller } from '../http/caller.js'
import { idempotencyKeyOf } from '../http/idempotency-key.js'
import { countOf, PersonalCommands } from '../http/personal-commands.js'
import { Problem } from '../http/problems.js'

/** The ids of people's commands: each follows from the person and their key, so that no one uses up the id of another. */
const keys = '3f0e7b52-8a43-5b6e-9d51-0c6b2f1a7e90'

/** The id of the command that a person sends with an idempotency key: never one that the program gives itself. */
export const commandIdOf = (personId: string, key: string) => v5(`${personId}/${key}`, keys)

/**
 * Every address that takes commands. The last part is the name of the command in small letters with hyphens (`commandPath`):
 * `/api/journeys/:streamId/complete-step` is CompleteStep, which packages/domain/src/journey decides. The buttons send it by this
 * address with `useCommand` of apps/web/src/api; docs/reference/commands.md lists every command with its address.
 */
const commandsByPath = new Map(
  Object.values(deciders).flatMap(({ path, category, commands }) =>
    Object.keys(commands).map((type) => [`${path}/${commandPath(type)}`, { category, type }] as const),
  ),
)

/** The parts of the address of a command. */
interface Address {
  path: string
  streamId: string
  command: string
}

@Controller()
export class CommandController {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(PersonalCommands) private readonly personal: PersonalCommands,
  ) {}

  @Post(':path/:streamId/:command')
  @HttpCode(200)
  async execute(
    @Param() address: Address,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandResult> {
    const { category, type } = commandAt(address, caller)
    const key = idempotencyKeyOf(request)
    const { occurredAt, ...fields } = fieldsOf(body)
    await this.personal.count(caller.actor.id, countOf(type, request))
    const result = await this.bus.execute(
      new ExecuteCommand({
        tenantId: caller.tenantId,
        category,
        streamId: address.streamId,
        command: { ...fields, type },
        // Without roles: the handler looks them up, and again where another process may have changed them.
        actor: { id: caller.actor.id },
        commandId: commandIdOf(caller.actor.id, key),
        occurredAt: occurredAt as string | undefined,
        seenVersion: versionOf(request.headers['if-match']),
        correlationId: request.id,
      }),
    )
    void reply.header('switchback-position', String(result.position)).header('etag', `"${result.version}"`)
    return result
  }
}

/** The command at an address. Throws Problem `not-found` where there is none, or the stream is another tenant's. */
function commandAt({ path, streamId, command: name }: Address, caller: Caller) {
  const command = commandsByPath.get(`${path}/${name}`)
  if (!command || !validate(streamId)) throw new Problem('not-found')
  if (command.category === 'organisation' && streamId !== caller.tenantId) throw new Problem('not-found')
  return command
}

/** The fields of a command's body; none where there is no body. Throws Problem `invalid-request`. */
function fieldsOf(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body))
    throw new Problem('invalid-request', 'A command is a JSON object.')
  return body as Record<string, unknown>
}

/** The version in a header such as `If-Match: "12"`. Throws Problem `invalid-request`. */
function versionOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const digits = /^"?(\d{1,9})"?$/.exec(header)?.[1]
  if (digits === undefined) throw new Problem('invalid-request', 'If-Match names a version, such as "12".')
  return Number(digits)
}
