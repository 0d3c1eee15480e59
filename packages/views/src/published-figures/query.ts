import { GroupId, Period, ReportingRules } from '@switchback/domain/reporting/events'
import type { RowOf } from '@switchback/projections/table'
import { z } from 'zod'
import { cohortBoardTable } from '../cohort-board/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { defineQuery } from '../reading/query.js'
import { NotVisible, type QueryContext, type RowFinder } from '../reading/view-reader.js'
import { shownTable, ShownTable } from './shown.js'
import { publishedFiguresTable } from './table.js'

const Group = z.object({ id: z.string(), name: z.string(), kind: z.enum(['all', 'sponsor', 'cohort', 'framework']) })
const Figures = z.object({
  period: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  publishedAt: z.string(),
  /** Up to which position events were known, for owners only: it counts the events of the whole organisation. */
  asOfPosition: z.number().nullable(),
  rules: ReportingRules,
  tables: z.record(z.string(), ShownTable),
  restated: z
    .object({
      at: z.string(),
      reason: z.string(),
      rules: ReportingRules,
      tables: z.record(z.string(), ShownTable),
    })
    .nullable(),
})

const Framework = z.object({
  id: z.string(),
  name: z.string(),
  phases: z.array(z.object({ id: z.string(), title: z.string() })),
  bands: z.array(z.object({ id: z.string(), title: z.string() })),
})

export const figuresQuery = defineQuery({
  name: 'figures',
  path: 'figures',
  summary:
    'Published figures about groups of people who agreed to be counted: all of one group and period. No one can be recognised in them.',
  input: z.object({ group: GroupId.optional(), period: Period.shape.name.optional() }),
  output: z.object({
    smallestReportableGroup: z.number(),
    reportingPeriod: z.enum(['month', 'quarter']),
    groups: z.array(Group),
    group: z.string().nullable(),
    /** Periods in which something was published of this group, the newest first. */
    periods: z.array(z.string()),
    frameworks: z.array(Framework),
    figures: Figures.nullable(),
  }),
  tables: [
    publishedFiguresTable,
    cohortBoardTable,
    frameworkCatalogueTable,
    organisationProfileTable,
    memberDirectoryTable,
  ],
  async read(rows, context, { group, period }) {
    const profile = await rows.get(organisationProfileTable, context.tenantId)
    const catalogue = await rows.find(frameworkCatalogueTable, {}, { without: ['framework'] })
    const groups = await groupsFor(rows, context, profile, catalogue)
    const chosen = group ?? groups[0]?.id ?? null
    if (chosen !== null && !groups.some(({ id }) => id === chosen))
      throw new NotVisible('There is no such group for you to see.')
    const newest = { order: { endsOn: 'DESC' as const } }
    const periods = chosen ? await rows.keys(publishedFiguresTable, { about: chosen }, newest) : []
    const names = periods.map((key) => key.split('/')[0]!)
    const wanted = period ?? names[0]
    const row = chosen && wanted ? await rows.get(publishedFiguresTable, `${wanted}/${chosen}`) : null
    return {
      smallestReportableGroup: profile?.settings.smallestReportableGroup ?? 5,
      reportingPeriod: profile?.settings.reportingPeriod ?? 'month',
      groups,
      group: chosen,
      periods: names,
      frameworks: catalogue.map(({ key, name, newest }) => ({
        id: key,
        name,
        phases: newest?.phases ?? [],
        bands: newest?.bands ?? [],
      })),
      figures: row && figuresOf(row, context),
    }
  },
})

/** What a reader sees of what was published. */
function figuresOf(
  { period, startsOn, endsOn, publishedAt, asOfPosition, rules, tables, restated }: RowOf<typeof publishedFiguresTable>,
  { actor }: QueryContext,
): z.infer<typeof Figures> {
  const shown = (own: typeof tables, { definitions }: typeof rules) =>
    Object.fromEntries(Object.entries(own).map(([id, table]) => [id, shownTable(table, definitions)]))
  return {
    period,
    startsOn,
    endsOn,
    publishedAt,
    asOfPosition: actor.roles.includes('owner') ? asOfPosition : null,
    rules,
    tables: shown(tables, rules),
    restated: restated && { ...restated, tables: shown(restated.tables, restated.rules) },
  }
}

/** The groups that someone may see: all for an owner, for a sponsor their own and its cohorts. */
async function groupsFor(
  rows: RowFinder,
  { actor }: QueryContext,
  profile: RowOf<typeof organisationProfileTable> | null,
  catalogue: Pick<RowOf<typeof frameworkCatalogueTable> & { key: string }, 'key' | 'name' | 'publishedAt'>[],
) {
  const isOwner = actor.roles.includes('owner')
  const own = isOwner ? null : ((await rows.get(memberDirectoryTable, actor.id))?.sponsorId ?? 'none')
  const cohorts = await rows.find(cohortBoardTable, {}, { order: { startsOn: 'DESC', name: 'ASC' } })
  const all = isOwner ? [{ id: 'all', name: profile?.name ?? '', kind: 'all' as const }] : []
  return [
    ...all,
    ...(profile?.sponsors ?? [])
      .filter(({ sponsorId }) => isOwner || sponsorId === own)
      .map(({ sponsorId, name }) => ({ id: `sponsor:${sponsorId}`, name, kind: 'sponsor' as const })),
    ...cohorts
      .filter(({ sponsorId }) => isOwner || sponsorId === own)
      .map(({ key, name }) => ({ id: `cohort:${key}`, name, kind: 'cohort' as const })),
    ...(isOwner ? catalogue : []).flatMap(({ key, name, publishedAt }) =>
      publishedAt.map((_, at) => ({
        id: `framework:${key}@${at + 1}`,
        name: `${name} ${at + 1}`,
        kind: 'framework' as const,
      })),
    ),
  ]
}
