import {
  Inject,
  Controller,
  Get,
  Injectable,
  Req,
  Res,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common'
import { Listening } from '@switchback/database/listening'
import { newsFor, type News } from '@switchback/projections/news'
import { ViewReader } from '@switchback/views/reading/view-reader'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CallerOf, type Caller } from '../http/caller.js'
import { Problem } from '../http/problems.js'
import { ApiOptions } from '../options.js'
import { OpenStreams } from './open-streams.js'
import { changedPaths } from './changed-paths.js'

type Listener = (news: News) => void

const heartbeatMs = 20_000
const streamsPerPerson = 10

/** Listens to which views of which tenant changed, whichever process wrote them (packages/projections/src/projector.ts notifies). */
@Injectable()
export class Changes implements OnModuleInit, OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<Listener>>()
  private readonly listening: Listening

  constructor(
    @Inject(ApiOptions) private readonly options: ApiOptions,
    @Inject(OpenStreams) private readonly streams: OpenStreams,
    @Inject(ViewReader) private readonly views: ViewReader,
  ) {
    this.listening = new Listening({
      connectionString: options.connectionString,
      channels: ['switchback_viewed', 'switchback_key_destroyed', 'switchback_session_ended'],
      onNotification: (channel, payload) => this.receive(channel, payload),
      onBack: () => this.catchUp(),
      ...(options.limits && { limits: options.limits }),
    })
  }

  async onModuleInit() {
    await this.listening.start()
  }

  async onApplicationShutdown() {
    await this.listening.stop()
  }

  follow(tenantId: string, listener: Listener): () => void {
    const listeners = this.listeners.get(tenantId) ?? new Set()
    this.listeners.set(tenantId, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.listeners.delete(tenantId)
    }
  }

  /** Notices were lost: keys are read again, and every screen reconnects and reads what it may have missed. */
  private catchUp() {
    this.options.keyring.forgetAll()
    this.streams.endAll()
  }

  private receive(channel: string, payload: string) {
    if (channel === 'switchback_key_destroyed') {
      const [tenantId, personId] = payload.split('/') as [string, string]
      return this.options.keyring.forget(tenantId, personId)
    }
    if (channel === 'switchback_session_ended') return this.streams.sessionEnded(payload)
    const news = JSON.parse(payload) as News
    this.views.signals.moved(news.tenantId)
    this.streams.viewsChanged(news.tenantId, news.common)
    for (const listener of this.listeners.get(news.tenantId) ?? []) listener(news)
  }
}

/**
 * Server-sent events that name the paths a person's screens should read again (apps/web/src/api/live-updates.ts). People are notified of
 * changes that concern them, and learn nothing of how much others do.
 */
@Controller('changes')
export class ChangesController implements OnApplicationShutdown {
  constructor(
    @Inject(Changes) private readonly changes: Changes,
    @Inject(OpenStreams) private readonly streams: OpenStreams,
  ) {}

  @Get()
  stream(@CallerOf() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { tenantId, actor, token } = caller
    if (this.streams.countOf(actor.id) >= streamsPerPerson)
      throw new Problem('too-many-attempts', 'Too many windows are open.', {}, { 'retry-after': '30' })
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const send = (queries: string[]) =>
      raw.write(`event: changed\nid: ${Date.now()}\ndata: ${JSON.stringify({ queries })}\n\n`)
    raw.write('retry: 1000\n\n')
    // A screen that reconnects after a break may have missed anything.
    if (request.headers['last-event-id']) send(changedPaths(actor.roles))

    const unfollow = this.changes.follow(tenantId, (news) => {
      const queries = changedPaths(actor.roles, newsFor(actor.id, news))
      if (queries.length > 0) send(queries)
    })
    const close = () => {
      unfollow()
      clearInterval(heartbeat)
      forget()
    }
    const end = () => {
      close()
      raw.end()
    }
    const stream = { tenantId, personId: actor.id, roles: actor.roles, token, end }
    const forget = this.streams.follow(stream)
    const heartbeat = setInterval(() => {
      raw.write(': still here\n\n')
      // While the database is away, the session cannot be checked, and nothing changes that could be read.
      this.streams.check(stream).catch(() => undefined)
    }, heartbeatMs)
    raw.on('close', close)
  }

  onApplicationShutdown() {
    this.streams.endAll()
  }
}
