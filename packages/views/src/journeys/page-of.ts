import { clientHomeTable } from '../client-home/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { contentOf, generationSql, newestEditions, newestVersionSql } from '../frameworks/published.js'
import { journeyEvidenceTable } from '../journey-evidence/table.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { namesOf } from '../people/names.js'
import { columnsOf, type Keyed } from '../reading/row-finder.js'
import type { QueryContext, RowFinder } from '../reading/view-reader.js'
import { countEvidence, type CountedEvidence, type EvidenceCounts } from './evidence-counts.js'
import { journeyPage, type JourneyPage } from './journey-page.js'

/** The views that a journey's page is put together from. */
export const pageTables = [clientHomeTable, journeyEvidenceTable, frameworkCatalogueTable, memberDirectoryTable]

type Home = Keyed<typeof clientHomeTable>

/** A journey's row, with what its page shows from other views. */
type PageRow = Home & {
  clientName: string | null
  coachName: string | null
  /** Null where there is none. */
  evidence: CountedEvidence[] | null
  newestVersion: number | null
  catalogueGeneration: number
}

const named = {
  homes: clientHomeTable,
  evidence: journeyEvidenceTable,
  frameworks: frameworkCatalogueTable,
  members: memberDirectoryTable,
}

/** One statement for all that a page shows but the framework's content, which is remembered. */
const rowsWhere = (condition: string) => `
  select ${columnsOf(clientHomeTable, [], 'h')},
    (select name from {members} m where m.key = h.client_id::text) as "clientName",
    (select name from {members} m where m.key = h.coach_id::text) as "coachName",
    (select json_agg(counted) from (
      select step_id as "stepId", status, count(*) as count
      from {evidence} e where e.journey_id = h.key::uuid group by step_id, status) counted) as evidence,
    ${newestVersionSql('h.framework_id')} as "newestVersion",
    ${generationSql} as "catalogueGeneration"
  from {homes} h where ${condition} order by h.status not in ('open', 'paused'), h.opened_at desc`

const ofClient = rowsWhere('h.client_id = $1::uuid')
const ofKey = rowsWhere('h.key = $1::text')

/** The journeys of a client, those that go on first, and the newest first among them. */
export const pageRowsOfClient = (rows: RowFinder, clientId: string): Promise<PageRow[]> =>
  rows.sql<PageRow>(named, ofClient, [clientId])

/** The journey with this id, or undefined. */
export const pageRowOf = async (rows: RowFinder, journeyId: string): Promise<PageRow | undefined> =>
  (await rows.sql<PageRow>(named, ofKey, [journeyId]))[0]

/** The page of a journey. */
export async function pageOf(rows: RowFinder, row: PageRow): Promise<JourneyPage> {
  const version = row.journey.plan?.frameworkVersion ?? row.newestVersion
  const edition = { frameworkId: row.frameworkId, version, generation: row.catalogueGeneration }
  const content = await contentOf(rows, edition)
  const names = new Map([
    [row.clientId, row.clientName],
    [row.coachId, row.coachName],
  ])
  const nameOf = (personId: string | null) => (personId && names.get(personId)) || '–'
  return journeyPage(row, content ?? null, nameOf, countEvidence(row.evidence ?? []))
}

/** The page of a journey as it was, from the row and the counts that were true then, with the names of today. */
export async function pageOfThen(rows: RowFinder, row: Home, evidence: EvidenceCounts): Promise<JourneyPage> {
  const [editions, nameOf] = await Promise.all([
    newestEditions(rows, [row.frameworkId]),
    namesOf(rows, [row.clientId, row.coachId]),
  ])
  const newest = editions.get(row.frameworkId)
  const version = row.journey.plan?.frameworkVersion ?? newest?.version ?? null
  const content = newest && (await contentOf(rows, { ...newest, version }))
  return journeyPage(row, content ?? null, nameOf, evidence)
}

/**
 * Strain is for the client to see, and for the coach while the very assessment that shows it is shared: at present, also
 * where the page is of the past.
 */
export function supportFor(context: QueryContext, row: Home, page: JourneyPage, today: Home = row): JourneyPage {
  const isShared = row.flaggedBy !== null && today.journey.assessments[row.flaggedBy]?.shared === true
  return context.actor.id === row.clientId || isShared ? page : { ...page, support: [] }
}
