import 'reflect-metadata'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import staticFiles from '@fastify/static'
import { Module, StandardSchemaValidationPipe, type DynamicModule } from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_PIPE, NestFactory } from '@nestjs/core'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { openQueryBus } from '@switchback/runtime/buses'
import { Organisations } from '@switchback/command-handling/organisations'
import { InvalidCommand } from '@switchback/command-handling/problems'
import { ViewReader } from '@switchback/views/reading/view-reader'
import { CommandController } from './commands/command.controller.js'
import { LogController, type FastifyReply } from 'fastify'
import { EvidenceFileController } from './evidence/evidence-file.controller.js'
import { EvidenceFiles, mediaTypes } from '@switchback/identity/evidence-files'
import { correlationOf, followRequests } from './http/correlation.js'
import { SessionGuard } from './http/caller.js'
import { CostlyReads } from './http/costly-reads.js'
import { protectAnswers } from './http/headers.js'
import { limitUploads } from './evidence/uploads.js'
import { limitLoad, PersonalLoad, usualLoad } from './http/load-limits.js'
import { PersonalCommands } from './http/personal-commands.js'
import { answerUnreadableAddress, ProblemFilter } from './http/problem-filter.js'
import { isScreen } from './http/screens.js'
import { Identity } from '@switchback/identity/identity'
import { InvitationController } from './identity/invitation.controller.js'
import { SignInLimits } from './identity/sign-in-limits.js'
import { PasswordResetController } from './identity/password-reset.controller.js'
import { SessionController } from './identity/session.controller.js'
import { Sessions } from './identity/sessions.js'
import { AccessRecords } from '@switchback/identity/access-records'
import { RightsController } from './rights/rights.controller.js'
import { SetupController } from './identity/set-up.controller.js'
import { Changes, ChangesController } from './live/changes.js'
import { OpenStreams } from './live/open-streams.js'
import { OpenApiController } from './openapi/openapi.controller.js'
import { ApiOptions } from './options.js'
import { ViewQueryHandler, queryControllers } from './queries/query.controllers.js'

/** Answers are compressed while they are asked for: quickly rather than as small as can be. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** The largest request body, in bytes. */
const bodyLimit = 1_000_000

@Module({})
class ApiModule {
  static of(options: ApiOptions, views: ViewReader, records: AccessRecords): DynamicModule {
    const load = { ...usualLoad, ...options.load }
    return {
      module: ApiModule,
      controllers: [
        SessionController,
        SetupController,
        InvitationController,
        PasswordResetController,
        EvidenceFileController,
        RightsController,
        ChangesController,
        OpenApiController,
        ...(options.controllers ?? []),
        ...queryControllers,
        CommandController,
      ],
      providers: [
        { provide: ApiOptions, useValue: options },
        { provide: CommandBus, useValue: options.commands },
        { provide: QueryBus, useFactory: openQueryBus, inject: [ViewQueryHandler] },
        { provide: Organisations, useValue: options.organisations },
        { provide: Identity, useValue: options.identity },
        { provide: ViewReader, useValue: views },
        { provide: AccessRecords, useValue: records },
        { provide: CostlyReads, useValue: new CostlyReads() },
        { provide: PersonalLoad, useValue: new PersonalLoad(load.perPerson) },
        { provide: PersonalCommands, useValue: new PersonalCommands(load) },
        { provide: EvidenceFiles, useValue: new EvidenceFiles(options.identity.database, options.keyring) },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: validation },
        Sessions,
        SignInLimits,
        OpenStreams,
        Changes,
        ViewQueryHandler,
        ...(options.beside ?? []),
      ],
    }
  }
}

const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    InvalidCommand.of(
      issues.map(({ path, message }) => ({
        path: path?.map((part) => (typeof part === 'object' ? part.key : part)),
        message,
      })),
    ),
})

/** The HTTP server. */
export interface Api {
  listen: (port: number, host: string) => Promise<{ port: number }>
  /** Every route that the server answers on, such as `GET /api/home`. */
  routes: readonly string[]
  /** Lets requests under way come to their end. */
  close: () => Promise<void>
}

/** Makes the HTTP server: commands in, queries out. */
export async function createApi(options: ApiOptions): Promise<Api> {
  const views = new ViewReader(options.connectionString, options.keyring, { limits: options.limits })
  const records = new AccessRecords(options.identity.database, (error, { kept, lost }) =>
    app.getHttpAdapter().getInstance().log.error({ err: error, kept, lost }, 'who looked could not be written'),
  )
  const adapter = new FastifyAdapter({
    bodyLimit,
    trustProxy: options.front?.trustedProxies.length ? options.front.trustedProxies : false,
    ...(typeof options.logger === 'object'
      ? { loggerInstance: options.logger }
      : { logger: options.logger ? { level: 'warn' } : false }),
    logController: new LogController({ requestIdLogLabel: 'correlationId' }),
    genReqId: correlationOf,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerUnreadableAddress,
  } as never)
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(options, views, records), adapter, {
    logger: options.logger ? ['error', 'warn'] : false,
    abortOnError: false,
  })
  app.setGlobalPrefix('api')
  const routes: string[] = []
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((one) => `${one} ${url}`)))
  followRequests(app.getHttpAdapter().getInstance())
  protectAnswers(app.getHttpAdapter().getInstance())
  limitUploads(app.getHttpAdapter().getInstance(), options.identity)
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser(mediaTypes, { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  await app.register(cookie as never)
  await app.register(compress as never, { encodings: ['br', 'gzip'], threshold: 1_500, brotliOptions })
  await app.register(helmet as never, {
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
  if (options.readiness) answerProbes(app, options.readiness)
  await limitLoad(app, options.load)
  if (options.webFolder) await serveWeb(app, options.webFolder)
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

/** Health for probes on the main port. Why something is not ready is for operators alone. */
function answerProbes(app: NestFastifyApplication, readiness: () => Promise<string[]>) {
  const fastify = app.getHttpAdapter().getInstance()
  const answer = (reply: FastifyReply, isWell: boolean, status: string) =>
    void reply
      .status(isWell ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status })
  fastify.get('/health/live', (_, reply) => answer(reply, true, 'live'))
  fastify.get('/health/ready', async (_, reply) => {
    const missing = await readiness().catch((error: Error) => [error.message])
    answer(reply, missing.length === 0, missing.length === 0 ? 'ready' : 'waiting')
    return reply
  })
}

/** Serves the built web app: its files, and its page at the addresses of its screens. Any other address is not there. */
async function serveWeb(app: NestFastifyApplication, root: string) {
  await app.register(staticFiles as never, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply: { header: (name: string, value: string) => unknown }, path: string) =>
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  const fastify = app.getHttpAdapter().getInstance()
  fastify.get('/*', (request, reply) => {
    if (!isScreen(request.url)) return reply.callNotFound()
    return (reply as unknown as { sendFile: (name: string) => unknown }).sendFile('index.html')
  })
}
