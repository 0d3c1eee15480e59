import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isScreen } from '../http/screens.js'

/** Someone opens an address in a browser; programs and the parts of a page accept something else. */
const isVisit = ({ headers, url }: FastifyRequest) =>
  Boolean(headers.accept?.includes('text/html')) && !/^\/(api|assets)(\/|$)/.test(url)

/**
 * Serves the built web app: its files, and its page at the addresses of its screens. Any other address is not found: a person gets
 * the same page with status 404, and it says so in their language; a program gets a problem.
 */
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
  const page = await readFile(join(root, 'index.html'))
  fastify.get('/*', (request, reply) => {
    if (isScreen(request.url)) return reply.sendFile('index.html')
    if (!isVisit(request)) return reply.callNotFound()
    return reply.code(404).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
