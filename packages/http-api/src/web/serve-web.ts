import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { isScreen } from '../http/screens.js'

/** Serves the built web app: its files, and its page at the addresses of its screens. Any other address is not found. */
export async function serveWeb(fastify: FastifyInstance, root: string): Promise<void> {
  await fastify.register(staticFiles, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  fastify.get('/*', (request, reply) => {
    if (!isScreen(request.url)) return reply.callNotFound()
    return reply.sendFile('index.html')
  })
}
