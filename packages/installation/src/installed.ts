import { openCore, type CoreOptions } from '@switchback/runtime/core'
import { Identity } from '@switchback/identity/identity'

/** The core of an installation, and the accounts of those who sign in. */
export function openInstalled(options: CoreOptions) {
  const core = openCore(options)
  return { ...core, identity: new Identity(core.pool, core.secret) }
}
export type Installed = ReturnType<typeof openInstalled>
