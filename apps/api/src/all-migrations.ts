import { eventLogMigrations } from '@switchback/event-log/migrations'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { projectionMigrations } from '@switchback/projections/migrations'
import { reportingMigrations } from '@switchback/reporting/migrations'
import { identityMigrations } from './migrations.js'

/** The folders of all SQL files that this program knows. */
export const allMigrations = [
  eventStoreMigrations,
  projectionMigrations,
  eventLogMigrations,
  identityMigrations,
  reportingMigrations,
]
