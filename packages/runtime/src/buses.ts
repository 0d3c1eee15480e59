import { ModuleRef } from '@nestjs/core'
import { NestContainer } from '@nestjs/core/injector/container.js'
import { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import type { CommandHandler } from '@switchback/command-handling/command-handler'
import type { TimeMessage } from './metrics.js'
import { traceCommand, traceQuery } from './tracing.js'

/**
 * Opens the command bus of a process: HTTP, process managers, jobs and operators send every command over it. It needs no Nest
 * application, because the operator's commands and the demo have none; one that is there gets this same bus. `time` measures each
 * command by its type.
 */
export function openCommandBus(handler: CommandHandler, time: TimeMessage = untimed): CommandBus {
  const bus = new CommandBus(new NoModule())
  bus.register([
    decorated(handler, ({ request }, next) => time(request.command.type, () => traceCommand(request, next))),
  ])
  return bus
}

/**
 * Opens the query bus of a process. Takes the handler of its one kind of query, a class with the decorator `QueryHandler`. `time`
 * measures each query by its name.
 */
export function openQueryBus<Message extends NamedQuery>(
  handler: Handler<Message, unknown>,
  time: TimeMessage = untimed,
): QueryBus {
  const bus = new QueryBus(new NoModule())
  bus.register([decorated(handler, ({ query }, next) => time(query.name, () => traceQuery(query.name, next)))])
  return bus
}

/** Of a process that does not measure itself. */
const untimed: TimeMessage = (_, work) => work()

interface NamedQuery {
  query: { name: string }
}

interface Handler<Message, Result> {
  execute: (message: Message) => Promise<Result>
}

/** Decorates a handler for its bus. `around` is what is done around each message: it calls `next` once and returns its result. */
function decorated<Message, Result>(
  handler: Handler<Message, Result>,
  around: (message: Message, next: () => Promise<Result>) => Promise<Result>,
) {
  const instance: Handler<Message, Result> = {
    execute: (message) => around(message, () => handler.execute(message)),
  }
  return new InstanceWrapper({ name: handler.constructor.name, metatype: handler.constructor, instance })
}

/** A bus asks its module for handlers that are made for each request. Ours are made once. */
class NoModule extends ModuleRef {
  constructor() {
    super(new NestContainer())
  }
  get = (): never => this.fail()
  resolve = (): never => this.fail()
  create = (): never => this.fail()

  private fail(): never {
    throw new Error('The handlers of a bus are made once, not for each request.')
  }
}
