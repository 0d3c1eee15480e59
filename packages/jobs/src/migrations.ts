/** The table of releases. */
export const reportingMigrations = new URL('../sql/', import.meta.url)
