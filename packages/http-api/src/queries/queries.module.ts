import { Module } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { openQueryBus } from '@switchback/runtime/buses'
import { timeQueries } from '@switchback/runtime/metrics'
import { allQueries } from '@switchback/views/all-queries'
import { ApiOptions } from '../options.js'
import { queryControllers, ViewQueryHandler } from './query.controllers.js'

const names = allQueries.map(({ name }) => name)

function timedQueryBus(handler: ViewQueryHandler, { registry }: ApiOptions): QueryBus {
  return openQueryBus(handler, registry && timeQueries(registry, names))
}

/** Queries of every view: a controller for each. */
@Module({
  controllers: queryControllers,
  providers: [
    ViewQueryHandler,
    { provide: QueryBus, useFactory: timedQueryBus, inject: [ViewQueryHandler, ApiOptions] },
  ],
})
export class QueriesModule {}
