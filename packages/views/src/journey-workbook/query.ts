import { z } from 'zod'
import { clientHomeTable } from '../client-home/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { aboutJourney } from '../journeys/about-journey.js'
import { defineQuery } from '../reading/query.js'
import { emptyWorkbook, evolve, isOfWorkbook, Workbook, workbookEvents } from './workbook.js'

export const workbookQuery = defineQuery({
  name: 'workbook',
  path: 'journeys/:journeyId/workbook',
  summary: 'What a client found out and recorded with the tools of the phases, for the client and their coach.',
  input: z.object({ journeyId: z.uuid() }),
  output: Workbook,
  tables: [journeyTimelineTable, clientHomeTable],
  about: aboutJourney,
  async read(rows, _, { journeyId }) {
    const moments = await rows.find(
      journeyTimelineTable,
      { journeyId, type: { anyOf: workbookEvents } },
      { order: { version: 'ASC' } },
    )
    return moments.filter(isOfWorkbook).reduce(evolve, emptyWorkbook)
  },
})
