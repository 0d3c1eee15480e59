import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { cohortBoardTable } from './table.js'

type Board = RowOf<typeof cohortBoardTable>

const without = (row: Board, { data }: EventNamed<'ClientMoved' | 'ClientLeft'>): Board => ({
  ...row,
  clients: row.clients.filter(({ clientId }) => clientId !== data.clientId),
})

export const cohortBoard = defineProjection({
  table: cohortBoardTable,
  creates: {
    CohortCreated: ({ data }) => {
      const { coachId, plan, ...cohort } = data
      return { ...cohort, status: 'open', coachIds: [coachId], plan: plan ?? { templateId: null }, clients: [] }
    },
  },
  on: {
    CoachAssigned: (row, { data }) => ({ ...row, coachIds: [...row.coachIds, data.coachId] }),
    CoachRemoved: (row, { data }) => ({ ...row, coachIds: row.coachIds.filter((id) => id !== data.coachId) }),
    ClientEnrolled: (row, { data }) => ({
      ...row,
      clients: [...row.clients, { clientId: data.clientId, journeyId: data.journeyId }],
    }),
    ClientMoved: without,
    ClientLeft: without,
    PlanAssignedToCohort: (row, { data }) => ({ ...row, plan: data.plan }),
    CohortArchived: (row) => ({ ...row, status: 'archived' }),
  },
})
