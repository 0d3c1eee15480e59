import { deciderOf } from '@switchback/domain/deciders'
import type { Actor } from '@switchback/domain/kernel/decider'
import { rolesOf, type Organisation } from '@switchback/domain/organisation/state'
import type { StateCache } from './state-cache.js'

/** How old the cached roles of a tenant's members may be, in milliseconds: another process may have changed them since. */
const rolesMaxAgeMs = 1_000

/** The organisations of all tenants: their members and roles, invitations and settings. */
export class Organisations {
  constructor(private readonly states: StateCache) {}

  /** Returns the organisation of a tenant. It may lack what other processes changed in the last `maxAgeMs` (1,000 by default). */
  async get(tenantId: string, maxAgeMs = rolesMaxAgeMs): Promise<Organisation> {
    const { state } = await this.states.load(tenantId, deciderOf('organisation'), tenantId, maxAgeMs)
    return state as Organisation
  }

  /** Returns the roles of a person in a tenant; empty if they have none. `maxAgeMs` as in `get`. */
  async rolesIn(tenantId: string, personId: string, maxAgeMs = rolesMaxAgeMs): Promise<Actor['roles']> {
    const roles = rolesOf(await this.get(tenantId, maxAgeMs), personId)
    // Who has none may have been given their first one by another process a moment ago.
    if (roles.length > 0 || maxAgeMs === 0) return roles
    return rolesOf(await this.get(tenantId, 0), personId)
  }
}
