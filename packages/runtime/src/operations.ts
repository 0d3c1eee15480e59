import { createServer, type Server } from 'node:http'
import type { Registry } from 'prom-client'

/** Reasons why the process cannot serve requests; empty when it can. */
export type Readiness = () => Promise<string[]>

const patienceMs = 2_000

/**
 * Tells operators how a process is, on a port of its own: `/health/live` (it runs), `/health/ready` (send work here; else 503 and
 * why not) and `/metrics` (Prometheus).
 */
export class Operations {
  private server: Server | null = null
  private stopping = false

  constructor(
    private readonly registry: Registry,
    private readonly readiness: Readiness,
  ) {}

  async listen(port: number, host: string): Promise<number> {
    const server = createServer((request, response) => {
      void this.answer(request.url ?? '/').then(({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
        response.end(body)
      })
    })
    this.server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    return (server.address() as { port: number }).port
  }

  /** From now on the process is not ready: load balancers should send it no more requests. */
  leave() {
    this.stopping = true
  }

  async close() {
    this.server?.closeAllConnections()
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)))
  }

  private async answer(url: string) {
    const json = (status: number, body: object) => ({ status, type: 'application/json', body: JSON.stringify(body) })
    switch (url.split('?')[0]) {
      case '/health/live':
        return json(200, { status: 'live' })
      case '/health/ready': {
        const missing = this.stopping ? ['it is stopping'] : await this.missing()
        return json(missing.length === 0 ? 200 : 503, { status: missing.length === 0 ? 'ready' : 'waiting', missing })
      }
      case '/metrics':
        return this.registry.metrics().then(
          (body) => ({ status: 200, type: this.registry.contentType, body }),
          (error: Error) => json(503, { status: 'no metrics', missing: [error.message] }),
        )
      default:
        return json(404, { status: 'not found', missing: ['Ask for /health/live, /health/ready or /metrics.'] })
    }
  }

  private async missing(): Promise<string[]> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<string[]>((resolve) => {
      timer = setTimeout(() => resolve(['it did not answer in time']), patienceMs)
    })
    const asked = this.readiness().catch((error: Error) => [error.message])
    return Promise.race([asked, late]).finally(() => clearTimeout(timer))
  }
}
