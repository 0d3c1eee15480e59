import type { Projection } from '@switchback/projections/projection'
import { auditTrail } from './audit-trail/projection.js'
import { consentHistory } from './consent-history/projection.js'
import { erasureRegister } from './erasure-register/projection.js'
import { assessmentHistory } from './assessment-history/projection.js'
import { clientHome } from './client-home/projection.js'
import { coachCaseload } from './coach-caseload/projection.js'
import { cohortBoard } from './cohort-board/projection.js'
import { frameworkCatalogue } from './framework-catalogue/projection.js'
import { journeyEvidence } from './journey-evidence/projection.js'
import { journeyTimeline } from './journey-timeline/projection.js'
import { memberDirectory } from './member-directory/projection.js'
import { organisationProfile } from './organisation-profile/projection.js'
import { passage } from './passage/projection.js'
import { planTemplates } from './plan-templates/projection.js'
import { publishedFigures } from './published-figures/projection.js'

/** Every view of the program. */
export const allProjections: readonly Projection[] = [
  clientHome,
  journeyEvidence,
  journeyTimeline,
  assessmentHistory,
  coachCaseload,
  cohortBoard,
  memberDirectory,
  organisationProfile,
  frameworkCatalogue,
  planTemplates,
  passage,
  publishedFigures,
  consentHistory,
  erasureRegister,
  auditTrail,
]
