import { CalendarDate, Id } from '@switchback/domain/kernel/fields'
import { z } from 'zod'
import { CaseEntry, caseTables, entriesOf } from '../cases/entries.js'
import { byUrgency } from '../cases/attention.js'
import { coachCaseloadTable } from '../coach-caseload/table.js'
import { contentOf, newestEditions } from '../frameworks/published.js'
import { namesOf } from '../people/names.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { paging } from '../reading/paging.js'
import { defineQuery } from '../reading/query.js'
import { NotVisible, type RowFinder } from '../reading/view-reader.js'
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

const pages = paging(z.tuple([CalendarDate, Id]))

export const cohortsQuery = defineQuery({
  name: 'cohorts',
  path: 'cohorts',
  summary: 'The cohorts, the newest first, in pages: a coach’s own; for an owner all.',
  input: z.object(pages.input),
  output: z.object({ items: z.array(CohortSummary), next: z.string().nullable() }),
  tables: [cohortBoardTable, memberDirectoryTable, organisationProfileTable],
  async read(rows, context, { limit, cursor }) {
    const { actor, tenantId } = context
    const [found, profile] = await Promise.all([
      rows.sql<CohortLine>({ cohorts: cohortBoardTable }, cohortsSql, [
        actor.roles.includes('owner') ? null : actor.id,
        cursor?.[0] ?? null,
        cursor?.[1] ?? null,
        limit + 1,
      ]),
      rows.get(organisationProfileTable, tenantId),
    ])
    const { items, next } = pages.page(found, limit, ({ startsOn, cohortId }) => [startsOn, cohortId])
    const nameOf = await namesOf(
      rows,
      items.flatMap(({ coachIds }) => coachIds),
    )
    const sponsors = new Map(profile?.sponsors.map(({ sponsorId, name }) => [sponsorId, name]))
    return {
      items: items.map((cohort) => ({
        ...cohort,
        coachNames: cohort.coachIds.map(nameOf),
        sponsorName: (cohort.sponsorId && sponsors.get(cohort.sponsorId)) || null,
      })),
      next,
    }
  },
})

type CohortLine = Omit<z.infer<typeof CohortSummary>, 'coachNames' | 'sponsorName'>

/**
 * The cohorts of the coach $1, or all, after the day and the cohort that the page before ended with ($2, $3). The name, which
 * sorts those that begin on the same day, is looked up: a cursor is part of an address, and names do not belong there.
 */
const cohortsSql = `
  select key as "cohortId", name, status, coach_ids as "coachIds", sponsor_id as "sponsorId", framework_id as "frameworkId",
    plan ->> 'templateId' as "templateId", starts_on as "startsOn", ends_on as "endsOn", capacity,
    jsonb_array_length(clients) as enrolled
  from {cohorts} c
  where ($1::text is null or coach_ids ? $1::text)
    and ($2::text is null or starts_on < $2::text or (starts_on = $2::text and (name, key) > (coalesce(
      (select name from {cohorts} l where l.key = $3::text and ($1::text is null or coach_ids ? $1::text)), ''), $3::text)))
  order by starts_on desc, name, key limit $4::bigint`

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
    columns: z.array(z.object({ phaseId: z.string(), title: z.string(), clients: z.array(CaseEntry) })),
    /** Without a plan yet, or at the end. */
    waiting: z.array(CaseEntry),
    finished: z.array(CaseEntry),
    withdrawn: z.array(CaseEntry),
    /** How many more finished or withdrawn than are listed. */
    moreEnded: z.number(),
  }),
  tables: [...caseTables, cohortBoardTable],
  async about(rows, { cohortId }) {
    const cohort = await rows.get(cohortBoardTable, cohortId)
    if (!cohort) throw new NotVisible('There is no such cohort.')
    return { relations: { coachIds: cohort.coachIds }, subject: cohort }
  },
  async read(rows, context, { cohortId }, cohort) {
    const { cases, moreEnded } = await casesOfCohort(rows, cohortId)
    const entries = (await entriesOf(rows, cases, context.tenantId, context.now)).sort(byUrgency)
    const newest = (await newestEditions(rows, [cohort.frameworkId])).get(cohort.frameworkId)
    const phases = (newest && (await contentOf(rows, newest))?.phases) ?? []
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
      moreEnded,
    }
  },
})

/** A cohort has at most 1,000 places; those who finished or withdrew may become more and more. */
const endedAtMost = 500

/** The cases of a cohort: all that go on, and of those that ended the ones that ended last. */
async function casesOfCohort(rows: RowFinder, cohortId: string) {
  const newest = { order: { lastActivityAt: 'DESC', key: 'ASC' }, take: endedAtMost } as const
  const [going, finished, withdrawn, [ended]] = await Promise.all([
    rows.find(coachCaseloadTable, { cohortId, status: { anyOf: ['open', 'paused'] } }),
    rows.find(coachCaseloadTable, { cohortId, status: 'completed' }, newest),
    rows.find(coachCaseloadTable, { cohortId, status: 'withdrawn' }, newest),
    rows.sql<{ ended: number }>(
      { cases: coachCaseloadTable },
      `select count(*)::integer as ended from {cases} c where cohort_id = $1::uuid and status in ('completed', 'withdrawn')`,
      [cohortId],
    ),
  ])
  const moreEnded = ended!.ended - finished.length - withdrawn.length
  return { cases: [...going, ...finished, ...withdrawn], moreEnded }
}
