import type { Projection } from '@switchback/projections/projection'
import { assessmentHistory } from './assessment-history/projection.js'
import { clientHome } from './client-home/projection.js'
import { coachCaseload } from './coach-caseload/projection.js'
import { cohortBoard } from './cohort-board/projection.js'
import { frameworkCatalogue } from './framework-catalogue/projection.js'
import { journeyTimeline } from './journey-timeline/projection.js'
import { memberDirectory } from './member-directory/projection.js'
import { organisationFunnel } from './organisation-funnel/projection.js'
import { organisationProfile } from './organisation-profile/projection.js'
import { planTemplates } from './plan-templates/projection.js'

/** Every view of the program. */
export const allProjections = [
  clientHome,
  journeyTimeline,
  assessmentHistory,
  coachCaseload,
  cohortBoard,
  organisationFunnel,
  memberDirectory,
  organisationProfile,
  frameworkCatalogue,
  planTemplates,
] as unknown as Projection[]
