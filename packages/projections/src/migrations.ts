/** The tables of checkpoints. */
export const projectionMigrations = new URL('../sql/', import.meta.url)
