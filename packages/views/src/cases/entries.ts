import { publishedContent } from '@switchback/domain/framework/framework'
import type { RowOf } from '@switchback/projections/table'
import { z } from 'zod'
import { coachCaseloadTable } from '../coach-caseload/table.js'
import { cohortBoardTable } from '../cohort-board/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { namesOf } from '../people/names.js'
import type { RowFinder } from '../reading/view-reader.js'
import { attentionAt } from './attention.js'

/** A case as lists show it: who, where on the path, and what needs the coach. */
export const CaseEntry = z.object({
  journeyId: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  cohortId: z.string().nullable(),
  cohortName: z.string().nullable(),
  status: z.enum(['open', 'paused', 'completed', 'withdrawn']),
  cycle: z.number(),
  phaseId: z.string().nullable(),
  phaseTitle: z.string().nullable(),
  /** Phases that lie behind, and how many there are. */
  phasesDone: z.number(),
  phasesTotal: z.number(),
  phaseSince: z.string().nullable(),
  phaseTarget: z.string().nullable(),
  stepsDone: z.number(),
  stepsTotal: z.number(),
  attention: z.array(
    z.object({
      reason: z.enum(['gate-waiting', 'evidence-waiting', 'strain', 'no-plan', 'stalled', 'overdue']),
      since: z.string(),
      about: z.string().optional(),
    }),
  ),
  lastActivityAt: z.string(),
})

/** The views that entries are put together from. */
export const caseTables = [
  coachCaseloadTable,
  memberDirectoryTable,
  cohortBoardTable,
  frameworkCatalogueTable,
  organisationProfileTable,
]

/** After how many days without activity of their own the practice counts a client as stalled. */
export const stallDaysOf = async (rows: RowFinder, tenantId: string) =>
  (await rows.get(organisationProfileTable, tenantId))?.settings.stallDays ?? 14

/**
 * Turns rows of the caseload into entries with names and titles, and what needs attention now. A client counts as stalled after
 * `stalledAfter` days; by default after those that the practice has set.
 */
export async function entriesOf(
  rows: RowFinder,
  cases: (RowOf<typeof coachCaseloadTable> & { key: string })[],
  tenantId: string,
  now: Date,
  stalledAfter?: number,
): Promise<z.infer<typeof CaseEntry>[]> {
  const cohortIds = [...new Set(cases.flatMap(({ cohortId }) => cohortId ?? []))]
  const frameworkIds = [...new Set(cases.map(({ frameworkId }) => frameworkId))]
  const [nameOf, cohortsFound, frameworksFound, stallDays] = await Promise.all([
    namesOf(
      rows,
      cases.map(({ clientId }) => clientId),
    ),
    // Without the clients of the cohorts.
    rows.sql<{ key: string; name: string }>(
      { cohorts: cohortBoardTable },
      'select key, name from {cohorts} c where key = any($1::text[])',
      [cohortIds],
    ),
    Promise.all(frameworkIds.map((id) => rows.getRemembered(frameworkCatalogueTable, id))),
    stalledAfter ?? stallDaysOf(rows, tenantId),
  ])
  const cohorts = new Map(cohortsFound.map(({ key, name }) => [key, name]))
  const frameworks = new Map(frameworksFound.flatMap((entry) => (entry ? [[entry.key, entry.framework] as const] : [])))
  return cases.map((row) => {
    const framework = frameworks.get(row.frameworkId)
    const phases = (framework && publishedContent(framework, row.frameworkVersion ?? undefined)?.phases) ?? []
    const at = phases.findIndex(({ id }) => id === row.phaseId)
    return {
      journeyId: row.key,
      clientId: row.clientId,
      clientName: nameOf(row.clientId),
      cohortId: row.cohortId,
      cohortName: (row.cohortId && cohorts.get(row.cohortId)) || null,
      status: row.status as 'open',
      cycle: row.cycle,
      phaseId: row.phaseId,
      phaseTitle: phases[at]?.title ?? row.phaseId,
      phasesDone: row.status === 'completed' ? phases.length : Math.max(at, 0),
      phasesTotal: phases.length,
      phaseSince: row.phaseSince,
      phaseTarget: row.phaseTarget,
      stepsDone: row.doneSteps.length,
      stepsTotal: row.stepsTotal,
      attention: attentionAt(row, now, stallDays),
      lastActivityAt: row.lastActivityAt,
    }
  })
}
