import { Global, Module, type DynamicModule } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import { Organisations } from '@switchback/command-handling/organisations'
import { AccessRecords } from '@switchback/identity/access-records'
import { EvidenceFiles } from '@switchback/identity/evidence-files'
import { Identity } from '@switchback/identity/identity'
import { ViewReader } from '@switchback/views/reading/view-reader'
import { CostlyReads } from './http/costly-reads.js'
import { PersonalLoad, usualLoad } from './http/load-limits.js'
import { PersonalCommands } from './http/personal-commands.js'
import { ApiOptions } from './options.js'

/** What is opened with the API and closed with it. */
export interface SharedParts {
  views: ViewReader
  records: AccessRecords
}

/** What the modules of features have in common: the parts that the composer made, and the limits of each person. */
@Global()
@Module({})
export class SharedModule {
  static of(options: ApiOptions, { views, records }: SharedParts): DynamicModule {
    const load = { ...usualLoad, ...options.load }
    const providers = [
      { provide: ApiOptions, useValue: options },
      { provide: CommandBus, useValue: options.commands },
      { provide: Organisations, useValue: options.organisations },
      { provide: Identity, useValue: options.identity },
      { provide: EvidenceFiles, useValue: new EvidenceFiles(options.identity.database, options.keyring) },
      { provide: ViewReader, useValue: views },
      { provide: AccessRecords, useValue: records },
      { provide: CostlyReads, useValue: new CostlyReads() },
      { provide: PersonalLoad, useValue: new PersonalLoad(load.perPerson) },
      { provide: PersonalCommands, useValue: new PersonalCommands(load) },
    ]
    return { module: SharedModule, providers, exports: providers.map(({ provide }) => provide) }
  }
}
