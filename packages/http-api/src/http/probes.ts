import type { FastifyInstance, FastifyReply } from 'fastify'

/** Health for probes on the main port. Why something is not ready is for operators alone. */
export function answerProbes(fastify: FastifyInstance, readiness: () => Promise<string[]>): void {
  const answer = (reply: FastifyReply, isWell: boolean, status: string) =>
    void reply
      .status(isWell ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status })
  fastify.get('/health/live', (_, reply) => answer(reply, true, 'live'))
  fastify.get('/health/ready', async (_, reply) => {
    const missing = await readiness().catch((error: Error) => [error.message])
    answer(reply, missing.length === 0, missing.length === 0 ? 'ready' : 'waiting')
    return reply
  })
}
