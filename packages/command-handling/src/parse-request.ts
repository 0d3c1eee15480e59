import { createHash } from 'node:crypto'
import { deciders } from '@switchback/domain/deciders'
import type { Decider } from '@switchback/domain/kernel/decider'
import { own } from '@switchback/domain/kernel/own'
import type { CommandRequest } from './execute-command.js'
import { InvalidCommand, UnknownCommand } from './problems.js'

/** A request whose form was checked: its command fits the schema. */
export interface ParsedRequest {
  request: CommandRequest
  decider: Decider
  command: { type: string }
  /** Distinguishes a retry from another command with the same id. */
  bodyHash: Buffer
  /** ISO 8601 UTC; undefined if the command happens now. */
  occurredAt: string | undefined
}

const earliest = '1950-01-01'
const clockSkewMs = 5 * 60_000

/** Checks the form of a request. Throws UnknownCommand for a category or a command that there is not, and InvalidCommand for a body or a moment that is not valid. */
export function parseRequest(request: CommandRequest, now: Date): ParsedRequest {
  const decider = deciderNamed(request.category)
  const command = parseCommand(decider, request.command)
  return { request, decider, command, bodyHash: hashOf(request, command), occurredAt: parseMoment(request, now) }
}

/** The types allow no other category. A request that was stored, or that a program read from JSON, can have one. */
function deciderNamed(category: string): Decider {
  const decider = own<Decider>(deciders, category)
  if (!decider) throw new UnknownCommand(`There is no category ${category}.`)
  return decider
}

function parseCommand(decider: Decider, { type, ...body }: CommandRequest['command']): { type: string } {
  const schema = own(decider.commands, type)
  if (!schema) throw new UnknownCommand(`There is no command ${type}.`)
  const checked = schema.safeParse(body)
  if (checked.success) return { type, ...checked.data }
  throw InvalidCommand.of(checked.error.issues)
}

function parseMoment({ occurredAt }: CommandRequest, now: Date): string | undefined {
  if (occurredAt === undefined) return undefined
  const moment = new Date(typeof occurredAt === 'string' ? occurredAt : Number.NaN)
  if (Number.isNaN(moment.getTime()) || moment.toISOString() < earliest)
    throw new InvalidCommand('occurredAt is not a moment since 1950.', [
      { path: 'occurredAt', message: 'Give an ISO 8601 moment since 1950.' },
    ])
  if (moment.getTime() > now.getTime() + clockSkewMs)
    throw new InvalidCommand('occurredAt lies in the future.', [
      { path: 'occurredAt', message: 'What is recorded has already happened.' },
    ])
  return moment.toISOString()
}

function hashOf({ category, streamId, occurredAt }: CommandRequest, command: object): Buffer {
  const content = JSON.stringify([category, streamId, occurredAt ?? null, command])
  return createHash('sha256').update(content).digest()
}
