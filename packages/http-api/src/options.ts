import type { KeyObject } from 'node:crypto'
import type { DatabaseLimits } from '@switchback/database/limits'
import type { Keyring } from '@switchback/event-store/keyring'
import type { Front } from '@switchback/runtime/front-settings'
import type { openMetrics } from '@switchback/runtime/metrics'
import type { EventStore } from '@switchback/event-store/event-store'
import type { CommandBus } from '@nestjs/cqrs'
import type { Organisations } from '@switchback/command-handling/organisations'
import type { Provider, Type } from '@nestjs/common'
import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { LoadLimits } from './http/load-limits.js'
import type { Identity } from '@switchback/identity/identity'

/** What the API needs from the program that starts it. Process managers use the same parts, so that one group commit gathers all appends. */
export interface ApiOptions {
  /** The database as the application's role. */
  connectionString: string
  pool: pg.Pool
  store: EventStore
  keyring: Keyring
  commands: CommandBus
  organisations: Organisations
  /** Other time limits of the database than those of what people wait for. */
  limits?: Partial<DatabaseLimits> | undefined
  /** Signs certificates. */
  signing: KeyObject
  identity: Identity
  /** Who is believed about a request, and where cookies travel; by default no proxy, and TLS but on this machine. */
  front?: Front | undefined
  /** A folder with the built web app, where the API serves it too. */
  webFolder?: string | undefined
  /** Reasons why the program cannot serve requests. Where it is set, `/health/ready` and `/health/live` are answered. */
  readiness?: (() => Promise<string[]>) | undefined
  /** Where the API measures itself. */
  registry?: ReturnType<typeof openMetrics> | undefined
  /** Further controllers beside our own, such as those of a measurement. */
  controllers?: Type[]
  /** What starts and ends with the API in the same Nest application, such as what follows the log. */
  beside?: Provider[]
  /** When requests are refused because there are too many; see LoadLimits. */
  load?: Partial<LoadLimits>
  /** Where requests are logged, each with its correlation id; true for warnings alone. */
  logger?: boolean | FastifyBaseLogger
}

/** The token that Nest injects the options by; it has the name of their type. */
export const ApiOptions = Symbol('ApiOptions')
