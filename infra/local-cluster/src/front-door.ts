import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { Agent, request as send, type Dispatcher } from 'undici'

// As large as the largest file that is taken as evidence.
const limits = { bodyBytes: 10_000_000, tries: 40, pauseMs: 50 }
/** Headers that belong to one connection and not to the message (RFC 9110, section 7.6.1). */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'expect'])

/**
 * The one address in front of several APIs on this machine; in a cluster an ingress does this. Takes turns among those that run.
 * What reached none of them, or can be repeated safely, goes to another one when an API dies.
 */
export class FrontDoor {
  // Streams of changes stay open for as long as somebody looks.
  private readonly agent = new Agent({ bodyTimeout: 0, headersTimeout: 60_000, connections: 128 })
  private readonly server: Server
  private turn = 0

  constructor(private readonly upstreams: () => string[]) {
    this.server = createServer((request, response) => {
      this.pass(request, response).catch(() => response.destroy())
    })
  }

  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, host, resolve)
    })
    return (this.server.address() as { port: number }).port
  }

  async close() {
    const closed = new Promise((resolve) => this.server.close(resolve))
    this.server.closeAllConnections()
    await closed
    await this.agent.destroy()
  }

  private async pass(request: IncomingMessage, response: ServerResponse) {
    const body = await bodyOf(request)
    if (!body) return refuse(response, 413, 'The request is too large.')
    const answer = await this.ask(request, body)
    if (!answer)
      return refuse(response, 503, 'No part of Switchback that could answer is running. Try again in a moment.')
    const headers = Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name))
    response.writeHead(answer.statusCode, Object.fromEntries(headers) as Record<string, string>)
    response.on('close', () => answer.body.destroy())
    answer.body.on('error', () => response.destroy())
    answer.body.pipe(response)
  }

  private async ask(request: IncomingMessage, body: Buffer): Promise<Dispatcher.ResponseData | null> {
    const isRepeatable =
      request.method === 'GET' || request.method === 'HEAD' || request.headers['idempotency-key'] !== undefined
    for (let attempt = 1; attempt <= limits.tries; attempt += 1) {
      const upstreams = this.upstreams()
      const upstream = upstreams[this.turn++ % upstreams.length]
      try {
        if (!upstream) throw Object.assign(new Error('nobody'), { code: 'ECONNREFUSED' })
        return await send(`${upstream}${request.url}`, {
          dispatcher: this.agent,
          method: request.method as Dispatcher.HttpMethod,
          headers: forwarded(request),
          body: body.length > 0 ? body : null,
        })
      } catch (error) {
        const neverArrived = (error as { code?: string }).code === 'ECONNREFUSED'
        if (!neverArrived && !isRepeatable) return null
        await delay(limits.pauseMs)
      }
    }
    return null
  }
}

function forwarded(request: IncomingMessage): Record<string, string | string[]> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(
      ([name, value]) => value !== undefined && !ofConnection.has(name) && name !== 'content-length',
    ),
  ) as Record<string, string | string[]>
  return { ...headers, 'x-forwarded-for': request.socket.remoteAddress ?? '' }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limits.bodyBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function refuse(response: ServerResponse, status: number, detail: string) {
  response.writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': '2' })
  response.end(JSON.stringify({ type: 'about:blank', status, detail }))
}
