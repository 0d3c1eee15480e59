import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { LogController } from 'fastify'
import type { ApiOptions } from '../options.js'
import { correlationOf } from './correlation.js'
import { answerUnreadableAddress } from './problem-filter.js'

/** Answers are compressed for each request: quickly rather than as small as possible. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** The largest request body, in bytes. */
const bodyLimit = 1_000_000

/** Fastify under Nest: its limits, its log, and whom it believes about where a request comes from. */
export function fastifyAdapter({ front, logger }: Pick<ApiOptions, 'front' | 'logger'>): FastifyAdapter {
  const options: FastifyServerOptions = {
    bodyLimit,
    trustProxy: front?.trustedProxies.length ? front.trustedProxies : false,
    ...(typeof logger === 'object' ? { loggerInstance: logger } : { logger: logger ? { level: 'warn' } : false }),
    logController: new LogController({ requestIdLogLabel: 'correlationId' }),
    genReqId: correlationOf,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerUnreadableAddress,
  }
  return new FastifyAdapter(options)
}

/** Adds cookies, compression and the headers that browsers protect a page by. */
export async function addPlugins(fastify: FastifyInstance): Promise<void> {
  await fastify.register(cookie)
  await fastify.register(compress, { encodings: ['br', 'gzip'], threshold: 1_500, brotliOptions })
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  })
}
