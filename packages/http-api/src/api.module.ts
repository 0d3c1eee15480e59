import { Module, type DynamicModule } from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core'
import { CommandsModule } from './commands/commands.module.js'
import { EvidenceModule } from './evidence/evidence.module.js'
import { SessionGuard } from './http/caller.js'
import { ProblemFilter } from './http/problem-filter.js'
import { validation } from './http/validation.js'
import { IdentityModule } from './identity/identity.module.js'
import { LiveModule } from './live/live.module.js'
import { OpenApiModule } from './openapi/openapi.module.js'
import type { ApiOptions } from './options.js'
import { QueriesModule } from './queries/queries.module.js'
import { RightsModule } from './rights/rights.module.js'
import { SharedModule, type SharedParts } from './shared.module.js'

/** The API: a module for each feature, over the parts that all of them use. */
@Module({})
export class ApiModule {
  static of(options: ApiOptions, parts: SharedParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        SharedModule.of(options, parts),
        IdentityModule,
        EvidenceModule,
        RightsModule,
        LiveModule,
        OpenApiModule,
        QueriesModule,
        CommandsModule,
      ],
      controllers: options.controllers ?? [],
      providers: [
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: validation },
        ...(options.beside ?? []),
      ],
    }
  }
}
