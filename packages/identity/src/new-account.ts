/** An account to make, for one person of one tenant. */
export interface NewAccount {
  email: string
  password: string
  madeBy: string
  empty: string | null
  /** Whose account it is; null for the owner of a practice that is being founded. */
  tenantId: string | null
  personId: string | null
}
