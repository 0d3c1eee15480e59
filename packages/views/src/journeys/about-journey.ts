import { clientHomeTable } from '../client-home/table.js'
import type { About } from '../reading/query.js'
import type { Keyed } from '../reading/row-finder.js'
import { NotVisible, type RowFinder } from '../reading/view-reader.js'

/** The journey that a query names, with its client and its coach. Throws NotVisible when it does not exist. */
export async function aboutJourney(
  rows: RowFinder,
  { journeyId }: { journeyId: string },
): Promise<About<Keyed<typeof clientHomeTable>>> {
  const journey = await rows.get(clientHomeTable, journeyId)
  if (!journey) throw new NotVisible('There is no such journey.')
  return { relations: relationsOf(journey), subject: journey }
}

/** Who people are to a journey. */
export const relationsOf = ({ clientId, coachId }: { clientId: string; coachId: string }) => ({
  clientId,
  coachIds: [coachId],
})
