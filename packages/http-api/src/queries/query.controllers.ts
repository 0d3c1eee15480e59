import { Controller, Get, Inject, Req, type Type } from '@nestjs/common'
import { QueryBus, QueryHandler as HandlesQuery, type IQueryHandler } from '@nestjs/cqrs'
import { InvalidCommand } from '@switchback/command-handling/problems'
import { AccessRecords } from '@switchback/identity/access-records'
import { allQueries } from '@switchback/views/all-queries'
import type { Query } from '@switchback/views/reading/query'
import { copierOf } from '@switchback/views/reading/result'
import { ViewReader, type QueryContext } from '@switchback/views/reading/view-reader'
import type { Caller } from '../http/caller.js'
import { CostlyReads } from '../http/costly-reads.js'
import { positionOf } from '../http/position-header.js'

/** A query over views on the bus. One class serves every view. */
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
    const result = await this.views.read(context, query.tables, (rows) => query.run(rows, noting, input), {
      copy: copierOf(query.output),
      isOneStatement: query.isOneStatement,
    })
    for (const [personId, page] of read) this.records.note({ tenantId, personId, readerId: actor.id, page, at: now })
    return result
  }
}

/** The request whole: its parts as parameters of their own would each go through the pipes that check bodies. */
interface ReadRequest {
  query: Record<string, string>
  params: Record<string, string>
  headers: { 'switchback-after'?: string }
  caller: Caller
}

/** A controller for one query: checks its input, and sends it as the caller, after the position they name. */
function controllerOf(query: Query): Type {
  const input = query.input.strict()

  @Controller()
  class QueryController {
    constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

    // The result is read by packages/views/src, in the folder of the view that the query is named after.
    @Get(query.path)
    read(@Req() { query: rest, params, headers, caller: { tenantId, actor } }: ReadRequest) {
      const checked = input.safeParse({ ...rest, ...params })
      if (!checked.success) throw InvalidCommand.of(checked.error.issues)
      const context = { tenantId, actor, after: positionOf(headers['switchback-after']), now: new Date() }
      return this.bus.execute(new ViewQuery(query, context, checked.data))
    }
  }
  return QueryController
}

export const queryControllers = allQueries.map(controllerOf)
