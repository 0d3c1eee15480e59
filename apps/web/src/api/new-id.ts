import { v4 } from 'uuid'

/**
 * A random id (UUID). Unlike `crypto.randomUUID` it works on every page, also where a practice is reached over plain http in
 * its own network: browsers offer that function only over https and on localhost.
 */
export const newId = (): string => v4()
