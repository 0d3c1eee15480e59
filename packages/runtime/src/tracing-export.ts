import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace'
import { ids } from './tracing.js'

/**
 * Makes traces and sends them to a collector (OTLP over HTTP). Returns what sends the last of them. `ratio` is the share of traces that
 * are kept, from 0 to 1. Loaded where a collector is named: others start without it, a tenth of a second sooner.
 */
export function startTracing(service: string, endpoint: string, ratio: number): () => Promise<void> {
  const provider = new TracerProvider({
    idGenerator: ids,
    // By the trace's id alone, so that every process decides alike.
    sampler: new TraceIdRatioBasedSampler(ratio),
    resource: resourceFromAttributes({ 'service.name': `switchback-${service}` }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
        scheduledDelayMillis: 1_000,
      }),
    ],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(provider)
  return () => provider.shutdown()
}
