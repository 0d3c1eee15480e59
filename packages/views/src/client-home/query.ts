import { z } from 'zod'
import { evidenceCounts } from '../journeys/evidence-counts.js'
import { JourneyPage } from '../journeys/journey-page.js'
import { pageOf, pageTables, supportFor } from '../journeys/page-of.js'
import { defineQuery, permit } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'
import { clientHomeTable } from './table.js'

export const homeQuery = defineQuery({
  name: 'home',
  path: 'home',
  summary: 'A client’s own journeys, the open one first: the next step, the path, what the gate asks.',
  input: z.object({}),
  output: z.object({ journeys: z.array(JourneyPage) }),
  tables: pageTables,
  async ask(rows, context) {
    permit('home', context)
    const own = await rows.find(clientHomeTable, { clientId: context.actor.id }, { order: { openedAt: 'DESC' } })
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
  async ask(rows, context, { journeyId }) {
    const row = await rows.get(clientHomeTable, journeyId)
    if (!row) throw new NotVisible('There is no such journey.')
    permit('journey', context, { clientId: row.clientId, coachIds: [row.coachId] })
    return supportFor(context, row, await pageOf(rows, row, evidenceCounts(rows, journeyId)))
  },
})
