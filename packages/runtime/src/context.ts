import 'reflect-metadata'
import type { DynamicModule } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Started } from './run.js'

/** A part of a process that knows whether it can do its work. */
export interface HealthIndicator {
  /** Returns what keeps this part from its work, a sentence each; empty where nothing does. */
  missing: () => Promise<string[]> | string[]
}

/** All parts of a process that `/health/ready` asks. A process's module provides it. */
export class Health {
  constructor(private readonly parts: readonly HealthIndicator[]) {}

  /** Returns what keeps any part from its work. */
  async missing(): Promise<string[]> {
    const answers = await Promise.all(this.parts.map(async (part) => part.missing()))
    return answers.flat()
  }
}

/**
 * Starts a process that answers no requests as a Nest application context: its parts begin in `onModuleInit` and
 * `onApplicationBootstrap`, and end in `onApplicationShutdown`. The module provides `Health`. Throws what a part throws at its start.
 */
export async function startContext(module: DynamicModule): Promise<Started> {
  // Each part logs by pino itself; Nest's own lines about modules would only repeat them.
  const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false })
  const health = context.get(Health)
  return { readiness: () => health.missing(), stop: () => context.close() }
}
