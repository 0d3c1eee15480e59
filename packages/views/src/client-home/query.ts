import { publishedContent } from '@switchback/domain/framework/framework'
import { z } from 'zod'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { evidenceCounts, type EvidenceCounts } from '../journey-evidence/query.js'
import { journeyEvidenceTable } from '../journey-evidence/table.js'
import { namesOf } from '../member-directory/query.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { defineQuery, permit } from '../reading/query.js'
import { NotVisible, type Asking, type RowFinder } from '../reading/view-reader.js'
import type { RowOf } from '@switchback/projections/table'
import { JourneyPage, journeyPage } from './journey-page.js'
import { clientHomeTable } from './table.js'

export const pageTables = [clientHomeTable, journeyEvidenceTable, frameworkCatalogueTable, memberDirectoryTable]

export const homeQuery = defineQuery({
  name: 'home',
  path: 'home',
  summary: 'A client’s own journeys, the open one first: the next step, the path, what the gate asks.',
  input: z.object({}),
  output: z.object({ journeys: z.array(JourneyPage) }),
  tables: pageTables,
  async ask(rows, asking) {
    permit('home', asking)
    const own = await rows.find(clientHomeTable, { clientId: asking.actor.id }, { order: { openedAt: 'DESC' } })
    const going = ({ status }: { status: string }) => (status === 'open' || status === 'paused' ? 0 : 1)
    own.sort((one, other) => going(one) - going(other))
    return { journeys: await Promise.all(own.map((row) => pageOf(rows, row, evidenceCounts(rows, row.key)))) }
  },
})

export const journeyQuery = defineQuery({
  name: 'journey',
  path: 'journeys/:journeyId',
  summary: 'One journey, for its client and its coach.',
  input: z.object({ journeyId: z.uuid() }),
  output: JourneyPage,
  tables: pageTables,
  async ask(rows, asking, { journeyId }) {
    const row = await rows.get(clientHomeTable, journeyId)
    if (!row) throw new NotVisible('There is no such journey.')
    permit('journey', asking, { clientId: row.clientId, coachIds: [row.coachId] })
    return supportFor(asking, row, await pageOf(rows, row, evidenceCounts(rows, journeyId)))
  },
})

type Home = RowOf<typeof clientHomeTable>

/**
 * Strain is for the client to see, and for the coach while the very assessment that shows it is shared: at present, also
 * where the page is of the past.
 */
export function supportFor(asking: Asking, row: Home, page: JourneyPage, today: Home = row): JourneyPage {
  const isShared = row.flaggedBy !== null && today.journey.assessments[row.flaggedBy]?.shared === true
  return asking.actor.id === row.clientId || isShared ? page : { ...page, support: [] }
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
