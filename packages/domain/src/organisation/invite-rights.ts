import type { Actor, Role } from '../kernel/decider.js'

/** Whether somebody may invite, or handle the invitation of, a person with this role: coaches bring in clients, owners everybody. */
export const mayBringIn = ({ roles }: Pick<Actor, 'roles'>, role: Role) =>
  role === 'client' || roles.includes('owner') || roles.includes('policy')
