import { publishedContent } from '@switchback/domain/framework/framework'
import { z } from 'zod'
import { cohortBoardTable } from '../cohort-board/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { defineQuery, permit } from '../reading/query.js'
import { releaseFunnel, type Counts } from './release.js'
import { organisationFunnelTable } from './table.js'

const Figure = z.number().nullable()

const CohortFunnel = z.object({
  cohortId: z.string(),
  name: z.string(),
  frameworkName: z.string(),
  /** Null where the group is smaller than the smallest reportable one. */
  people: Figure,
  phases: z.array(z.object({ phaseId: z.string(), title: z.string(), entered: Figure, completed: Figure })),
})

export const funnelQuery = defineQuery({
  name: 'funnel',
  path: 'funnel',
  summary:
    'How many came how far, per cohort: counts only, of people who agreed to be counted, and of groups that are large enough.',
  input: z.object({}),
  output: z.object({ smallestReportableGroup: z.number(), cohorts: z.array(CohortFunnel) }),
  tables: [
    organisationFunnelTable,
    cohortBoardTable,
    frameworkCatalogueTable,
    organisationProfileTable,
    memberDirectoryTable,
  ],
  async ask(rows, asking) {
    permit('funnel', asking)
    const k = (await rows.get(organisationProfileTable, asking.tenantId))?.settings.smallestReportableGroup ?? 5
    const isOwner = asking.actor.roles.includes('owner')
    const sponsorId = isOwner ? null : (await rows.get(memberDirectoryTable, asking.actor.id))?.sponsorId
    const cohorts = (await rows.find(cohortBoardTable, {}, { order: { startsOn: 'DESC', name: 'ASC' } })).filter(
      (cohort) => isOwner || (sponsorId && cohort.sponsorId === sponsorId),
    )
    const catalogue = await rows.find(frameworkCatalogueTable)
    const counts = await countPhases(rows)

    return {
      smallestReportableGroup: k,
      cohorts: cohorts.map(({ key, name, frameworkId }) => {
        const framework = catalogue.find((entry) => entry.key === frameworkId)?.framework
        const phases = (framework && publishedContent(framework)?.phases) ?? []
        const released = releaseFunnel(countsOf(counts, key, phases), k)
        return {
          cohortId: key,
          name,
          frameworkName: framework?.draft.name ?? '',
          people: released.people,
          phases: released.phases.map((phase, at) => ({ ...phase, title: phases[at]!.title })),
        }
      }),
    }
  },
})

interface Row {
  cohort: string
  phase: string | null
  entered: number
  completed: number
}

/** Counts people who agreed to be counted, per cohort and phase; the row without a phase counts the cohort. */
const countPhases = (rows: Parameters<typeof funnelQuery.ask>[0]) =>
  rows.count<Row>(
    { funnel: organisationFunnelTable, members: memberDirectoryTable },
    `with counted as (
       select f.* from {funnel} f join {members} m on m.key = f.client_id::text and m.reporting_consent and m.status = 'active'
       where f.cohort_id is not null
     )
     select cohort_id as cohort, null as phase, count(distinct client_id)::int as entered, 0 as completed from counted group by cohort_id
     union all
     select cohort_id, p.phase, count(distinct client_id)::int,
       (count(distinct client_id) filter (where completed ? p.phase))::int
     from counted, jsonb_array_elements_text(entered) p (phase) group by cohort_id, p.phase`,
  )

function countsOf(rows: Row[], cohortId: string, phases: { id: string }[]): Counts {
  const of = (phase: string | null) => rows.find((row) => row.cohort === cohortId && row.phase === phase)
  return {
    people: of(null)?.entered ?? 0,
    phases: phases.map(({ id }) => ({
      phaseId: id,
      entered: of(id)?.entered ?? 0,
      completed: of(id)?.completed ?? 0,
    })),
  }
}
