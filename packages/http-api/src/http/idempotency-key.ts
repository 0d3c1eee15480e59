import type { FastifyRequest } from 'fastify'
import { Problem } from './problems.js'

/** The key that makes a retry the same command. Throws Problem `idempotency-key-missing`. */
export function idempotencyKeyOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const key = headers['idempotency-key']
  if (typeof key !== 'string' || !key || key.length > 200) throw new Problem('idempotency-key-missing')
  return key
}
