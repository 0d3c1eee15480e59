import { context } from '@opentelemetry/api'
import { startRequestSpan } from '@switchback/runtime/tracing'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { randomUUID, type UUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const traceparent = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/

/** The correlation id of a request: the trace that its `traceparent` names (W3C Trace Context), else a new one. */
export function correlationOf(request: Pick<IncomingMessage, 'headers'>): string {
  const [, trace] = traceparent.exec(String(request.headers.traceparent ?? '')) ?? []
  return trace ? asUuid(trace) : randomUUID()
}

/** Starts a span for every request, returns its correlation id in the answer, and ends the span with the answer. */
export function followRequests(fastify: Pick<FastifyInstance, 'addHook'>) {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id)
    const [, , parentSpan] = traceparent.exec(String(request.headers.traceparent ?? '')) ?? []
    const name = spanNameOf(request)
    const { span, context: within } = startRequestSpan(name, request.id, parentSpan)
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.raw.statusCode)
      span.end()
    })
    context.with(within, done)
  })
}

/** What names the span of a request. */
type Routed = Pick<FastifyRequest, 'method' | 'params'> & { routeOptions: { url?: string | undefined } }

/** The pattern of the route, with the names of commands put in: no text of a request gets into a span but plain words. */
export function spanNameOf({ method, routeOptions, params }: Routed): string {
  const route = (routeOptions.url ?? '/unknown').replaceAll(/:(path|command)\b/g, (placeholder, name: string) => {
    const word = (params as Record<string, string> | undefined)?.[name] ?? ''
    return /^[a-z]+(-[a-z]+){0,5}$/.test(word) && word.length <= 40 ? word : placeholder
  })
  return `${method} ${route}`
}

const asUuid = (hex: string) => hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5') as UUID
