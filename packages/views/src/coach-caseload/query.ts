import { Id, Moment } from '@switchback/domain/kernel/fields'
import { publishedContent } from '@switchback/domain/framework/framework'
import { z } from 'zod'
import { cohortBoardTable } from '../cohort-board/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { namesOf } from '../member-directory/query.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { paging } from '../reading/paging.js'
import { defineQuery, permit } from '../reading/query.js'
import type { RowFinder } from '../reading/view-reader.js'
import { attentionAt, noUrgency, reasonOrder } from './attention.js'
import { caseloadPage, keysOf } from './caseload-page.js'
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

const stallDaysOf = async (rows: RowFinder, tenantId: string) =>
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
): Promise<z.infer<typeof CaseloadEntry>[]> {
  const cohortIds = [...new Set(cases.flatMap(({ cohortId }) => cohortId ?? []))]
  const frameworkIds = [...new Set(cases.map(({ frameworkId }) => frameworkId))]
  const [nameOf, cohortsFound, frameworksFound, stallDays] = await Promise.all([
    namesOf(
      rows,
      cases.map(({ clientId }) => clientId),
    ),
    // Without the clients of the cohorts.
    rows.count<{ key: string; name: string }>(
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

const Reasons = z.enum(reasonOrder)

/** What a caseload can be narrowed to. */
const Filters = z.object({
  ended: z.enum(['true', 'false']).default('false'),
  show: z.enum(['all', 'needing']).default('all'),
  reason: Reasons.optional(),
})

const namedFilters = ({ ended, show, reason }: z.infer<typeof Filters>) => `${ended} ${show} ${reason ?? ''}`

/**
 * A cursor holds the rank, the moment and the journey of the last line. It also keeps the moment of the first page and the days
 * after which a client is stalled: all pages have one order, so that no one is lost who becomes overdue between two pages. Last
 * come the filters, for a cursor is right for the same filters alone.
 */
const pages = paging(
  z.tuple([
    z.int().min(0).max(noUrgency),
    z.union([Moment, z.literal('')]),
    Id,
    Moment,
    z.int().min(1).max(366),
    z.string().max(60),
  ]),
)

const CaseloadInput = z
  .object({ ...pages.input, ...Filters.shape })
  .refine(({ cursor, ...filters }) => cursor === undefined || cursor[5] === namedFilters(filters), {
    path: ['cursor'],
    message: 'This cursor belongs to other filters. Begin at the first page again.',
  })

export const caseloadQuery = defineQuery({
  name: 'caseload',
  path: 'caseload',
  summary: 'Who needs me today, and why: the coach’s clients, most urgent first.',
  input: CaseloadInput,
  output: z.object({
    items: z.array(CaseloadEntry),
    next: z.string().nullable(),
    /** How many clients there are, how many of them need the coach, and for how many there is each reason; of all pages together. */
    total: z.number(),
    needing: z.number(),
    reasons: z.partialRecord(Reasons, z.number()),
  }),
  tables: caseloadTables,
  async ask(rows, asking, { limit, cursor, ...filters }) {
    permit('caseload', asking)
    const { tenantId, actor } = asking
    const { show, reason } = filters
    const [rank, since, journeyId, begunAt, begunWith] = cursor ?? []
    const now = begunAt === undefined ? asking.now : new Date(begunAt)
    const stallDays = begunWith ?? (await stallDaysOf(rows, tenantId))
    const after = cursor && ([rank!, since!, journeyId!] as const)
    const asked = { coachId: actor.id, ended: filters.ended === 'true', show, reason, now, stallDays, limit, after }
    const { lines, counts } = await caseloadPage(rows, asked)
    const { items, next } = pages.page(lines, limit, (line) => [
      ...keysOf(line),
      now.toISOString(),
      stallDays,
      namedFilters(filters),
    ])
    const cases = await rows.find(coachCaseloadTable, { key: { anyOf: items.map(({ key }) => key) } })
    const entries = await entriesOf(rows, cases, tenantId, now, stallDays)
    const places = new Map(items.map(({ key }, place) => [key, place]))
    return {
      items: entries.sort((one, other) => places.get(one.journeyId)! - places.get(other.journeyId)!),
      next,
      ...counts,
    }
  },
})
