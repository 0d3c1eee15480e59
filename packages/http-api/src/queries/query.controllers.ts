import { Controller, Get, Headers, Inject, Param, Query as QueryOf, type Type } from '@nestjs/common'
import { QueryBus, QueryHandler as HandlesQuery, type IQueryHandler } from '@nestjs/cqrs'
import { InvalidCommand } from '@switchback/command-handling/problems'
import { allQueries } from '@switchback/views/all-queries'
import { cutToSchema } from '@switchback/views/reading/cut-to-schema'
import type { Query } from '@switchback/views/reading/query'
import { ViewReader, type QueryContext } from '@switchback/views/reading/view-reader'
import { AccessRecords } from '@switchback/identity/access-records'
import { CallerOf, type Caller } from '../http/caller.js'
import { CostlyReads } from '../http/costly-reads.js'
import { positionOf } from '../http/position-header.js'

/** A question on the bus. One class serves every view. */
export class ViewQuery {
  constructor(
    readonly query: Query,
    readonly context: QueryContext,
    readonly input: Record<string, unknown>,
  ) {}
}

@HandlesQuery(ViewQuery)
export class ViewQueryHandler implements IQueryHandler<ViewQuery, unknown> {
  constructor(
    @Inject(ViewReader) private readonly views: ViewReader,
    @Inject(AccessRecords) private readonly records: AccessRecords,
    @Inject(CostlyReads) private readonly costlyReads: CostlyReads,
  ) {}

  async execute({ query, context, input }: ViewQuery) {
    const { tenantId, actor, now } = context
    await this.costlyReads.count(query.name, actor.id)
    const read = new Map<string, string>()
    const noting = { ...context, onPersonalRead: (personId: string, page: string) => void read.set(personId, page) }
    const answer = await this.views.answer(context, query.tables, (rows) => query.ask(rows, noting, input))
    for (const [personId, page] of read) this.records.note({ tenantId, personId, readerId: actor.id, page, at: now })
    return cutToSchema(query.output, answer)
  }
}

/** A controller for one question: checks its input, asks it as the caller, after the position they name. */
function controllerOf(query: Query): Type {
  @Controller()
  class QueryController {
    constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

    @Get(query.path)
    ask(
      @Param() params: Record<string, string>,
      @QueryOf() rest: Record<string, string>,
      @Headers('switchback-after') after: string | undefined,
      @CallerOf() caller: Caller,
    ) {
      const input = query.input.strict().safeParse({ ...rest, ...params })
      if (!input.success) throw InvalidCommand.of(input.error.issues)
      const position = positionOf(after)
      const { tenantId, actor } = caller
      return this.bus.execute(new ViewQuery(query, { tenantId, actor, after: position, now: new Date() }, input.data))
    }
  }
  return QueryController
}

export const queryControllers = allQueries.map(controllerOf)
