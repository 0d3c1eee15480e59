import { auditTrailQuery } from './audit-trail/query.js'
import { assessmentsQuery } from './assessment-history/query.js'
import { caseloadAsOfQuery } from './caseload-as-of/query.js'
import { homeQuery, journeyQuery } from './client-home/query.js'
import { caseloadQuery } from './coach-caseload/query.js'
import { cohortBoardQuery, cohortsQuery } from './cohort-board/query.js'
import { frameworkQuery, frameworksQuery } from './framework-catalogue/query.js'
import { engagementQuery } from './engagement-report/query.js'
import { journeyAsOfQuery } from './journey-as-of/query.js'
import { evidenceQuery } from './journey-evidence/query.js'
import { timelineQuery } from './journey-timeline/query.js'
import { workbookQuery } from './journey-workbook/query.js'
import { membersQuery } from './member-directory/query.js'
import { organisationQuery } from './organisation-profile/query.js'
import { erasuresQuery, rightsQuery } from './person-rights/query.js'
import { planTemplatesQuery } from './plan-templates/query.js'
import { figuresQuery } from './published-figures/query.js'
import type { Query } from './reading/query.js'

/** Every query of the program. */
export const allQueries: readonly Query[] = [
  homeQuery,
  journeyQuery,
  evidenceQuery,
  timelineQuery,
  workbookQuery,
  journeyAsOfQuery,
  assessmentsQuery,
  caseloadQuery,
  cohortsQuery,
  cohortBoardQuery,
  engagementQuery,
  figuresQuery,
  caseloadAsOfQuery,
  rightsQuery,
  erasuresQuery,
  auditTrailQuery,
  membersQuery,
  organisationQuery,
  frameworksQuery,
  frameworkQuery,
  planTemplatesQuery,
]
