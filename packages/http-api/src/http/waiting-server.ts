import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { problemTypes } from './problems.js'

const retryAfterSeconds = 2

/**
 * Answers every request with 503 and Retry-After until it is closed: for the time in which the API waits for its database. Listens at
 * once; throws where the port is taken.
 */
export async function answerUnavailable(port: number, host: string): Promise<{ close: () => Promise<void> }> {
  const { status, title, advice } = problemTypes.unavailable
  const server = createServer((_, response) => {
    const problem = {
      type: 'urn:switchback:problem:unavailable',
      title,
      status,
      detail: advice,
      instance: randomUUID(),
    }
    response.writeHead(status, {
      'content-type': 'application/problem+json',
      'retry-after': String(retryAfterSeconds),
      'cache-control': 'no-store',
      connection: 'close',
    })
    response.end(JSON.stringify(problem))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
