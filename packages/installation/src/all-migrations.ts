import { eventLogMigrations } from '@switchback/event-feed/migrations'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { projectionMigrations } from '@switchback/projections/migrations'
import { reportingMigrations } from '@switchback/jobs/migrations'
import { identityMigrations } from '@switchback/identity/migrations'

/** The folders of all SQL files that this program knows. */
export const allMigrations = [
  eventStoreMigrations,
  projectionMigrations,
  eventLogMigrations,
  identityMigrations,
  reportingMigrations,
]
