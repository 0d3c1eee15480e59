import { randomBytes } from 'node:crypto'
import { context, SpanKind, SpanStatusCode, trace, TraceFlags, type Context, type Span } from '@opentelemetry/api'
import type { IdGenerator } from '@opentelemetry/sdk-trace'

/**
 * One trace is one correlation id: the same 128 bits, written as a UUID in events and logs. The span of a command has the first
 * half of its command id as its own id. So an event alone says which trace and parent it has, and nothing else has to be stored.
 */
class ChosenIds implements IdGenerator {
  private trace: string | null = null
  private span: string | null = null

  /** The next span that is started, at once, gets these ids. */
  choose({ trace = null, span = null }: { trace?: string | null; span?: string | null }) {
    this.trace = trace
    this.span = span
  }

  generateTraceId = () => {
    const chosen = this.trace ?? randomBytes(16).toString('hex')
    this.trace = null
    return chosen
  }

  generateSpanId = () => {
    const chosen = this.span ?? randomBytes(8).toString('hex')
    this.span = null
    return chosen
  }
}

export const ids = new ChosenIds()
const tracer = () => trace.getTracer('switchback')
const traceIdOf = (correlationId: string) => correlationId.replaceAll('-', '').toLowerCase()
const spanIdOf = (commandId: string) => traceIdOf(commandId).slice(0, 16)

/** The context of something that happened elsewhere: the command that an event follows from. */
function contextOfCommand(correlationId: string, commandId: string): Context {
  return trace.setSpanContext(context.active(), {
    traceId: traceIdOf(correlationId),
    spanId: spanIdOf(commandId),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  })
}

interface Command {
  category: string
  command: { type: string }
  commandId: string
  correlationId?: string | undefined
  causationId?: string | undefined
}

/** Executes a command within its own span, under the request that sent it or the command that it follows from. */
export function traceCommand<Result>(request: Command, work: () => Promise<Result>): Promise<Result> {
  const { category, command, commandId, correlationId, causationId } = request
  const isRequest = trace.getActiveSpan() !== undefined
  const parent =
    !isRequest && correlationId && causationId ? contextOfCommand(correlationId, causationId) : context.active()
  ids.choose({ span: spanIdOf(commandId) })
  const span = tracer().startSpan(
    `${category} ${command.type}`,
    { attributes: { 'switchback.command_id': commandId } },
    parent,
  )
  ids.choose({})
  return within(span, parent, work)
}

/** Runs a query within a span of its own, under the request that sent it. */
export function traceQuery<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const parent = context.active()
  return within(tracer().startSpan(`query ${name}`, {}, parent), parent, work)
}

/** A request from outside: `traceparent` joins it to the caller's trace; else its correlation id becomes a new trace. */
export function startRequestSpan(
  name: string,
  correlationId: string,
  parentSpanId?: string,
): { span: Span; context: Context } {
  const outside = parentSpanId
    ? trace.setSpanContext(context.active(), {
        traceId: traceIdOf(correlationId),
        spanId: parentSpanId,
        traceFlags: TraceFlags.SAMPLED,
        isRemote: true,
      })
    : context.active()
  ids.choose({ trace: traceIdOf(correlationId) })
  const span = tracer().startSpan(name, { kind: SpanKind.SERVER }, outside)
  ids.choose({})
  return { span, context: trace.setSpan(outside, span) }
}

interface Published {
  category: string
  type: string
  command_id: string
  correlation_id: string
}

/** The span of publishing an event; returns its `traceparent`, for the message. It ends at once: only the batch takes time. */
export function tracePublished(event: Published): string | undefined {
  const parent = contextOfCommand(event.correlation_id, event.command_id)
  const span = tracer().startSpan(`publish ${event.type}`, { kind: SpanKind.PRODUCER }, parent)
  span.end()
  if (!span.isRecording() && !trace.isSpanContextValid(span.spanContext())) return undefined
  const { traceId, spanId, traceFlags } = span.spanContext()
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
}

/** The span of a consumer that handles an event, under the span of the message. */
export function traceHandled(consumer: string, type: string, traceparent: string, begun: number) {
  const [, traceId, spanId, flags] = traceparent.split('-')
  if (!traceId || !spanId || flags !== '01') return
  const parent = trace.setSpanContext(context.active(), {
    traceId,
    spanId,
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  })
  tracer().startSpan(`${consumer} ${type}`, { kind: SpanKind.CONSUMER, startTime: begun }, parent).end()
}

async function within<Result>(span: Span, parent: Context, work: () => Promise<Result>): Promise<Result> {
  try {
    return await context.with(trace.setSpan(parent, span), work)
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message })
    throw error
  } finally {
    span.end()
  }
}
