import type { FrameworkContent } from '@switchback/domain/framework/content'
import { z } from 'zod'
import { coachCaseloadTable } from '../coach-caseload/table.js'
import { cohortBoardTable } from '../cohort-board/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { contentsOf, newestEditions, type Edition } from '../frameworks/published.js'
import { namesOf } from '../people/names.js'
import type { Keyed } from '../reading/row-finder.js'
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

export type CaseEntry = z.infer<typeof CaseEntry>

/** The views that entries are put together from. */
export const caseTables = [
  coachCaseloadTable,
  memberDirectoryTable,
  cohortBoardTable,
  frameworkCatalogueTable,
  organisationProfileTable,
]

export type Case = Keyed<typeof coachCaseloadTable>

/** The columns of a case that an entry does not show. */
export const notShown = ['targets', 'assessments'] as const

/** What an entry shows of a case from other views: names, and the framework that the client follows. */
interface Around {
  clientName: string
  cohortName: string | null
  content: FrameworkContent | undefined
}

/** After how many days without activity of their own a practice counts a client as stalled, where it has not set it. */
export const usualStallDays = 14

const cohortsSql = 'select key, name from {cohorts} c where key = any($1::text[])'

/** Turns cases into entries with names and titles, and what needs attention at a moment. */
export async function entriesOf(rows: RowFinder, cases: Case[], tenantId: string, now: Date): Promise<CaseEntry[]> {
  const cohortIds = [...new Set(cases.flatMap(({ cohortId }) => cohortId ?? []))]
  const [nameOf, cohorts, editions, profile] = await Promise.all([
    namesOf(
      rows,
      cases.map(({ clientId }) => clientId),
    ),
    // Without the clients of the cohorts.
    rows.sql<{ key: string; name: string }>({ cohorts: cohortBoardTable }, cohortsSql, [cohortIds]),
    newestEditions(
      rows,
      cases.map(({ frameworkId }) => frameworkId),
    ),
    rows.get(organisationProfileTable, tenantId),
  ])
  const cohortNames = new Map(cohorts.map(({ key, name }) => [key, name]))
  const stallDays = profile?.settings.stallDays ?? usualStallDays
  const editionOf = ({ frameworkId, frameworkVersion }: Case): Edition => {
    const newest = editions.get(frameworkId)
    const { version = null, generation = 0 } = newest ?? {}
    return { frameworkId, version: newest ? (frameworkVersion ?? version) : null, generation }
  }
  const contentOf = await contentsOf(rows, cases.map(editionOf))
  return cases.map((row) => {
    const around = {
      clientName: nameOf(row.clientId),
      cohortName: (row.cohortId && cohortNames.get(row.cohortId)) || null,
      content: contentOf(editionOf(row)),
    }
    return entryOf(row, around, now, stallDays)
  })
}

/** The entry of a case. A client counts as stalled after `stallDays` days without activity of their own. */
export function entryOf(
  row: Omit<Case, (typeof notShown)[number]>,
  { clientName, cohortName, content }: Around,
  now: Date,
  stallDays: number,
): CaseEntry {
  const phases = content?.phases ?? []
  const at = phases.findIndex(({ id }) => id === row.phaseId)
  return {
    journeyId: row.key,
    clientId: row.clientId,
    clientName,
    cohortId: row.cohortId,
    cohortName,
    status: row.status as CaseEntry['status'],
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
}
