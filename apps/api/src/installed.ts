import { openCore, type CoreOptions } from '@switchback/process/core'
import { Identity } from './identity/identity.js'

/** The core of an installation, and the accounts of those who sign in. */
export function openInstalled(options: CoreOptions) {
  const core = openCore(options)
  return { ...core, identity: new Identity(core.pool, core.secret) }
}
export type Installed = ReturnType<typeof openInstalled>
