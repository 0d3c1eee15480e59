import type { Actor, Role } from '../kernel/decider.js'

/** Whether someone may invite a person with this role, and manage that invitation: coaches invite clients, owners anyone. */
export const mayBringIn = ({ roles }: Pick<Actor, 'roles'>, role: Role) =>
  role === 'client' || roles.includes('owner') || roles.includes('policy')
