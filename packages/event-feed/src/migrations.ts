/** A folder of numbered SQL files: the marks of the relay. */
export const eventLogMigrations = new URL('../sql/', import.meta.url)
