import { Id, Moment } from '@switchback/domain/decider/fields'
import { publishedContent } from '@switchback/domain/framework/framework'
import { z } from 'zod'
import { cohortBoardTable } from '../cohort-board/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { namesOf } from '../member-directory/query.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { compareKeys, paging } from '../reading/paging.js'
import { defineQuery, permit } from '../reading/query.js'
import type { RowFinder } from '../reading/view-reader.js'
import { attentionAt, byUrgency, reasonOrder, urgencyOf, urgentFirst } from './attention.js'
import { coachCaseloadTable } from './table.js'
import type { RowOf } from '@switchback/projections/table'

export const CaseloadEntry = z.object({
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

export const caseloadTables = [
  coachCaseloadTable,
  memberDirectoryTable,
  cohortBoardTable,
  frameworkCatalogueTable,
  organisationProfileTable,
]

/** Turns rows of the caseload into entries with names and titles, and what needs attention now. */
export async function entriesOf(
  rows: RowFinder,
  cases: (RowOf<typeof coachCaseloadTable> & { key: string })[],
  tenantId: string,
  now: Date,
): Promise<z.infer<typeof CaseloadEntry>[]> {
  const cohortIds = [...new Set(cases.flatMap(({ cohortId }) => cohortId ?? []))]
  const frameworkIds = [...new Set(cases.map(({ frameworkId }) => frameworkId))]
  const [nameOf, cohortsFound, frameworksFound, profile] = await Promise.all([
    namesOf(
      rows,
      cases.map(({ clientId }) => clientId),
    ),
    rows.find(cohortBoardTable, { key: { anyOf: cohortIds } }),
    Promise.all(frameworkIds.map((id) => rows.getRemembered(frameworkCatalogueTable, id))),
    rows.get(organisationProfileTable, tenantId),
  ])
  const cohorts = new Map(cohortsFound.map(({ key, name }) => [key, name]))
  const frameworks = new Map(frameworksFound.flatMap((entry) => (entry ? [[entry.key, entry.framework] as const] : [])))
  const stallDays = profile?.settings.stallDays ?? 14
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

const pages = paging(z.tuple([z.int().min(0).max(reasonOrder.length), z.union([Moment, z.literal('')]), Id]))

export const caseloadQuery = defineQuery({
  name: 'caseload',
  path: 'caseload',
  summary: 'Who needs me today, and why: the coach’s clients, most urgent first.',
  input: z.object({ ...pages.input, ended: z.enum(['true', 'false']).default('false') }),
  output: z.object({
    items: z.array(CaseloadEntry),
    next: z.string().nullable(),
    total: z.number(),
    needing: z.number(),
  }),
  tables: caseloadTables,
  async ask(rows, asking, { ended, limit, cursor }) {
    permit('caseload', asking)
    const own = await rows.find(coachCaseloadTable, { coachId: asking.actor.id })
    const wanted = own.filter(({ status }) => ended === 'true' || status === 'open' || status === 'paused')
    const entries = (await entriesOf(rows, wanted, asking.tenantId, asking.now)).sort(byUrgency)
    const rest = cursor ? entries.filter((entry) => compareKeys(urgencyOf(entry), cursor, urgentFirst) > 0) : entries
    return {
      ...pages.page(rest, limit, urgencyOf),
      total: entries.length,
      needing: entries.filter(({ attention }) => attention.length > 0).length,
    }
  },
})
