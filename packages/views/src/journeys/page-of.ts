import { publishedContent } from '@switchback/domain/framework/framework'
import type { RowOf } from '@switchback/projections/table'
import { clientHomeTable } from '../client-home/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { journeyEvidenceTable } from '../journey-evidence/table.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { namesOf } from '../people/names.js'
import type { QueryContext, RowFinder } from '../reading/view-reader.js'
import type { EvidenceCounts } from './evidence-counts.js'
import { journeyPage, type JourneyPage } from './journey-page.js'

/** The views that a journey's page is put together from. */
export const pageTables = [clientHomeTable, journeyEvidenceTable, frameworkCatalogueTable, memberDirectoryTable]

type Home = RowOf<typeof clientHomeTable>

/**
 * Strain is for the client to see, and for the coach while the very assessment that shows it is shared: at present, also
 * where the page is of the past.
 */
export function supportFor(context: QueryContext, row: Home, page: JourneyPage, today: Home = row): JourneyPage {
  const isShared = row.flaggedBy !== null && today.journey.assessments[row.flaggedBy]?.shared === true
  return context.actor.id === row.clientId || isShared ? page : { ...page, support: [] }
}

/** The page of a journey, with the counts of its evidence. */
export async function pageOf(
  rows: RowFinder,
  row: Home & { key: string },
  counting: EvidenceCounts | Promise<EvidenceCounts>,
) {
  const [catalogue, nameOf, evidence] = await Promise.all([
    rows.getRemembered(frameworkCatalogueTable, row.frameworkId),
    namesOf(rows, [row.clientId, row.coachId]),
    counting,
  ])
  const content = catalogue && publishedContent(catalogue.framework, row.journey.plan?.frameworkVersion)
  return journeyPage(row, content ?? null, nameOf, evidence)
}
