import { openCore, type Core, type CoreOptions } from '@switchback/runtime/compose'
import { Identity } from '@switchback/identity/identity'
import { IdentityDatabase } from '@switchback/identity/identity-database'

/** The core of an installation, and the accounts of those who sign in. */
export function openServer(options: CoreOptions): ServerParts {
  const core = openCore(options)
  return { ...core, identity: new Identity(new IdentityDatabase(core.pool), core.secret) }
}
export type ServerParts = Core & { identity: Identity }
