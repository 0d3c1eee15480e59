import type { Front } from '@switchback/runtime/front-settings'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const aYear = 31_536_000

/** Keeps answers of the API out of every cache, and browsers that came over HTTPS on HTTPS. */
export function protectAnswers(fastify: Pick<FastifyInstance, 'addHook'>) {
  fastify.addHook('onSend', (request, reply, _, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store')
    if (request.protocol === 'https') void reply.header('strict-transport-security', `max-age=${aYear}`)
    done()
  })
}

/**
 * Whether a cookie may travel over TLS alone: yes over HTTPS, and yes on plain HTTP to another machine, where a proxy may end TLS
 * without saying so. Plain HTTP on this machine needs no TLS; `insecureCookies` allows it to others.
 */
export function needsTls(request: Pick<FastifyRequest, 'protocol' | 'hostname'>, front: Front | undefined): boolean {
  if (request.protocol === 'https') return true
  return !front?.insecureCookies && !isThisMachine(request.hostname)
}

const isThisMachine = (host: string) =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '[::1]' ||
  host === '::1' ||
  /^127(\.\d+){3}$/.test(host)
