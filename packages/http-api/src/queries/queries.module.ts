import { Module } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { openQueryBus } from '@switchback/runtime/buses'
import { queryControllers, ViewQueryHandler } from './query.controllers.js'

/** Queries of every view: a controller for each. */
@Module({
  controllers: queryControllers,
  providers: [ViewQueryHandler, { provide: QueryBus, useFactory: openQueryBus, inject: [ViewQueryHandler] }],
})
export class QueriesModule {}
