import { Command } from '@nestjs/cqrs'
import type { Category } from '@switchback/domain/deciders'
import type { Actor } from '@switchback/domain/kernel/decider'

/** What someone asks to be done in one stream. */
export interface CommandRequest {
  tenantId: string
  category: Category
  streamId: string
  command: { type: string } & Record<string, unknown>
  /** Who acts; without roles, the handler looks them up in the organisation. */
  actor: { id: string; roles?: Actor['roles']; decidedBy?: Actor['decidedBy']; forCohort?: Actor['forCohort'] }
  /** The same id with the same body again returns the first result. */
  commandId: string
  /** When it happened, ISO 8601; now by default. */
  occurredAt?: string | undefined
  /** The version of the stream that the actor saw. If the stream has another version, the command is refused. */
  seenVersion?: number | undefined
  correlationId?: string
  causationId?: string
}

export interface CommandResult {
  /** The tenant's position after this command: a query that waits for it shows what was done. */
  position: number
  version: number
  events: string[]
  /** True if the command was executed before: this is its first result. */
  repeated: boolean
}

/** The command on the bus. One class serves every decider. */
export class ExecuteCommand extends Command<CommandResult> {
  constructor(readonly request: CommandRequest) {
    super()
  }
}

/** The command bus, as those who send commands see it. */
export interface Commands {
  execute: (command: ExecuteCommand) => Promise<CommandResult>
}
