/** The tables of accounts and sessions. */
export const identityMigrations = new URL('../sql/', import.meta.url)
