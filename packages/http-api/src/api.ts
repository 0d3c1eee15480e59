import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { AccessRecords } from '@switchback/identity/access-records'
import { mediaTypes } from '@switchback/identity/evidence-files'
import { countLostReads } from '@switchback/runtime/metrics'
import { ViewReader } from '@switchback/views/reading/view-reader'
import type { FastifyInstance } from 'fastify'
import { ApiModule } from './api.module.js'
import { limitUploads } from './evidence/uploads.js'
import { followRequests } from './http/correlation.js'
import { addPlugins, fastifyAdapter } from './http/fastify.js'
import { protectAnswers } from './http/headers.js'
import { limitLoad } from './http/load-limits.js'
import { answerProbes } from './http/probes.js'
import type { ApiOptions } from './options.js'
import { serveWeb } from './web/serve-web.js'

/** The HTTP server. */
export interface Api {
  listen: (port: number, host: string) => Promise<{ port: number }>
  /** Every route that the server answers on, such as `GET /api/home`. */
  routes: readonly string[]
  /** Lets requests under way come to their end. */
  close: () => Promise<void>
}

/** Makes the HTTP server: commands in, queries out. It listens once `listen` is called. */
export async function createApi(options: ApiOptions): Promise<Api> {
  const views = new ViewReader(options.connectionString, options.keyring, { limits: options.limits })
  const records = new AccessRecords(options.identity.database, (error, counts) =>
    fastify.log.error({ err: error, ...counts }, 'records of who looked could not be written'),
  )
  if (options.registry) countLostReads(options.registry, records)
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.of(options, { views, records }),
    fastifyAdapter(options),
    { logger: options.logger ? ['error', 'warn'] : false, abortOnError: false },
  )
  app.setGlobalPrefix('api')
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance()
  const routes = routesOf(fastify)
  await prepare(fastify, options)
  await app.init()
  return {
    routes,
    async listen(port, host) {
      await app.listen(port, host)
      return app.getHttpServer().address() as { port: number }
    },
    async close() {
      await app.close()
      await records.close()
      await views.close()
    },
  }
}

/** Adds what is done around every request, before Nest adds its routes. */
async function prepare(fastify: FastifyInstance, options: ApiOptions): Promise<void> {
  followRequests(fastify)
  protectAnswers(fastify)
  limitUploads(fastify, options.identity)
  fastify.addContentTypeParser(mediaTypes, { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  await addPlugins(fastify)
  if (options.readiness) answerProbes(fastify, options.readiness)
  await limitLoad(fastify, options.load)
  if (options.webFolder) await serveWeb(fastify, options.webFolder)
}

/** The routes that are added from now on, such as `GET /api/home`. */
function routesOf(fastify: FastifyInstance): string[] {
  const routes: string[] = []
  fastify.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((one) => `${one} ${url}`)))
  return routes
}
