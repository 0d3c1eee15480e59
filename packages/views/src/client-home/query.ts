import { z } from 'zod'
import { relationsOf } from '../journeys/about-journey.js'
import { JourneyPage } from '../journeys/journey-page.js'
import { pageOf, pageRowsOfClient, pageRowOf, pageTables, supportFor } from '../journeys/page-of.js'
import { defineQuery } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'

export const homeQuery = defineQuery({
  name: 'home',
  path: 'home',
  summary: 'A client’s own journeys, the open one first: the next step, the path, what sign-off requires.',
  input: z.object({}),
  output: z.object({ journeys: z.array(JourneyPage) }),
  tables: pageTables,
  isOneStatement: true,
  async read(rows, { actor }) {
    const own = await pageRowsOfClient(rows, actor.id)
    return { journeys: await Promise.all(own.map((row) => pageOf(rows, row))) }
  },
})

export const journeyQuery = defineQuery({
  name: 'journey',
  path: 'journeys/:journeyId',
  summary: 'One journey, for its client and its coach.',
  input: z.object({ journeyId: z.uuid() }),
  output: JourneyPage,
  tables: pageTables,
  isOneStatement: true,
  async about(rows, { journeyId }) {
    const row = await pageRowOf(rows, journeyId)
    if (!row) throw new NotVisible('There is no such journey.')
    return { relations: relationsOf(row), subject: row }
  },
  async read(rows, context, _, row) {
    return supportFor(context, row, await pageOf(rows, row))
  },
})
