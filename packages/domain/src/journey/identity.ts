import { v5 } from 'uuid'

const namespace = '6f1f3c1e-7f0b-5a44-9d57-0d6c3a3f5e21'

/**
 * The stream of a client's journey through a framework, one per cycle. Since the id follows from client, framework and cycle,
 * the same journey cannot be opened twice, no matter who tries and how often.
 */
export const journeyIdFor = (tenantId: string, clientId: string, frameworkId: string, cycle: number) =>
  v5(`${tenantId}/${clientId}/${frameworkId}/${cycle}`, namespace)
