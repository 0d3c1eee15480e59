import { v5 } from 'uuid'

const namespace = '6f1f3c1e-7f0b-5a44-9d57-0d6c3a3f5e21'

/**
 * The stream of a client's journey through a framework, one per cycle. Since it follows from who, what and which cycle,
 * the same journey cannot be opened twice, whoever asks and however often.
 */
export const journeyIdFor = (tenantId: string, clientId: string, frameworkId: string, cycle: number) =>
  v5(`${tenantId}/${clientId}/${frameworkId}/${cycle}`, namespace)
