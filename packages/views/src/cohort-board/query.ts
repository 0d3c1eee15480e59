import { publishedContent } from '@switchback/domain/framework/framework'
import { z } from 'zod'
import { CaseloadEntry, caseloadTables, entriesOf } from '../coach-caseload/query.js'
import { byUrgency } from '../coach-caseload/attention.js'
import { coachCaseloadTable } from '../coach-caseload/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { namesOf } from '../member-directory/query.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { defineQuery, permit } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'
import { cohortBoardTable } from './table.js'

const CohortSummary = z.object({
  cohortId: z.string(),
  name: z.string(),
  status: z.string(),
  coachIds: z.array(z.string()),
  coachNames: z.array(z.string()),
  sponsorId: z.string().nullable(),
  sponsorName: z.string().nullable(),
  frameworkId: z.string(),
  templateId: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  capacity: z.number(),
  enrolled: z.number(),
})

export const cohortsQuery = defineQuery({
  name: 'cohorts',
  path: 'cohorts',
  summary: 'The cohorts: a coach’s own; for an owner all.',
  input: z.object({}),
  output: z.object({ items: z.array(CohortSummary) }),
  tables: [cohortBoardTable, memberDirectoryTable, organisationProfileTable],
  async ask(rows, asking) {
    permit('cohorts', asking)
    const all = await rows.find(cohortBoardTable, {}, { order: { startsOn: 'DESC', name: 'ASC' } })
    const sponsors = (await rows.get(organisationProfileTable, asking.tenantId))?.sponsors ?? []
    const own = asking.actor.roles.includes('owner')
      ? all
      : all.filter(({ coachIds }) => coachIds.includes(asking.actor.id))
    const nameOf = await namesOf(
      rows,
      own.flatMap(({ coachIds }) => coachIds),
    )
    return {
      items: own.map(({ key, clients, plan, coachIds, sponsorId, ...cohort }) => ({
        cohortId: key,
        name: cohort.name,
        status: cohort.status,
        coachIds,
        coachNames: coachIds.map(nameOf),
        sponsorId,
        sponsorName: sponsors.find((sponsor) => sponsor.sponsorId === sponsorId)?.name ?? null,
        frameworkId: cohort.frameworkId,
        templateId: plan.templateId,
        startsOn: cohort.startsOn,
        endsOn: cohort.endsOn,
        capacity: cohort.capacity,
        enrolled: clients.length,
      })),
    }
  },
})

export const cohortBoardQuery = defineQuery({
  name: 'cohort-board',
  path: 'cohorts/:cohortId/board',
  summary: 'A cohort by phase.',
  input: z.object({ cohortId: z.uuid() }),
  output: z.object({
    cohortId: z.string(),
    name: z.string(),
    status: z.string(),
    frameworkId: z.string(),
    capacity: z.number(),
    startsOn: z.string(),
    columns: z.array(z.object({ phaseId: z.string(), title: z.string(), clients: z.array(CaseloadEntry) })),
    /** Without a plan yet, or at the end. */
    waiting: z.array(CaseloadEntry),
    finished: z.array(CaseloadEntry),
    withdrawn: z.array(CaseloadEntry),
  }),
  tables: [...caseloadTables, cohortBoardTable],
  async ask(rows, asking, { cohortId }) {
    const cohort = await rows.get(cohortBoardTable, cohortId)
    if (!cohort) throw new NotVisible('There is no such cohort.')
    permit('cohort-board', asking, { coachIds: cohort.coachIds })
    const cases = await rows.find(coachCaseloadTable, { cohortId })
    const entries = (await entriesOf(rows, cases, asking.tenantId, asking.now)).sort(byUrgency)
    const catalogue = await rows.get(frameworkCatalogueTable, cohort.frameworkId)
    const phases = (catalogue && publishedContent(catalogue.framework)?.phases) ?? []
    const ended = (entry: { status: string }) => entry.status === 'completed' || entry.status === 'withdrawn'
    const known = new Set(phases.map(({ id }) => id))
    return {
      cohortId,
      name: cohort.name,
      status: cohort.status,
      frameworkId: cohort.frameworkId,
      capacity: cohort.capacity,
      startsOn: cohort.startsOn,
      columns: phases.map(({ id, title }) => ({
        phaseId: id,
        title,
        clients: entries.filter((entry) => !ended(entry) && entry.phaseId === id),
      })),
      waiting: entries.filter((entry) => !ended(entry) && !(entry.phaseId && known.has(entry.phaseId))),
      finished: entries.filter(({ status }) => status === 'completed'),
      withdrawn: entries.filter(({ status }) => status === 'withdrawn'),
    }
  },
})
