import { z } from 'zod'
import { clientHomeTable } from '../client-home/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { defineQuery, permit } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'
import { emptyWorkbook, evolve, Workbook, workbookEvents } from './workbook.js'

export const workbookQuery = defineQuery({
  name: 'workbook',
  path: 'journeys/:journeyId/workbook',
  summary: 'What a client found out and recorded with the tools of the phases, for the client and their coach.',
  input: z.object({ journeyId: z.uuid() }),
  output: Workbook,
  tables: [journeyTimelineTable, clientHomeTable],
  async ask(rows, context, { journeyId }) {
    const journey = await rows.get(clientHomeTable, journeyId)
    if (!journey) throw new NotVisible('There is no such journey.')
    permit('workbook', context, { clientId: journey.clientId, coachIds: [journey.coachId] })
    const moments = await rows.find(
      journeyTimelineTable,
      { journeyId, type: { anyOf: workbookEvents } },
      { order: { version: 'ASC' } },
    )
    return moments.reduce((book, moment) => evolve(book, moment as never), emptyWorkbook)
  },
})
