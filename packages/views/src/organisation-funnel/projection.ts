import { defineProjection } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { organisationFunnelTable } from './table.js'

type Passage = RowOf<typeof organisationFunnelTable>

export const organisationFunnel = defineProjection({
  table: organisationFunnelTable,
  key: (event) => ('journeyId' in event.data ? event.data.journeyId : event.streamId),
  on: {
    ClientEnrolled: (row, { data, streamId }): Passage => ({
      status: 'enrolled',
      entered: [],
      completed: [],
      ...row,
      clientId: data.clientId,
      frameworkId: data.frameworkId,
      cohortId: streamId,
      sponsorId: data.sponsorId,
    }),
    // Who is moved is enrolled elsewhere by the next event; who left is counted in no cohort any more.
    ClientMoved: (row) => ({ ...row!, cohortId: null, sponsorId: null }),
    ClientLeft: (row) => ({ ...row!, cohortId: null, sponsorId: null }),
    JourneyOpened: (row, { data }): Passage => ({
      cohortId: data.cohortId,
      sponsorId: null,
      entered: [],
      completed: [],
      ...row,
      clientId: data.clientId,
      frameworkId: data.frameworkId,
      status: 'open',
    }),
    PhaseEntered: (row, { data }) => ({ ...row!, entered: [...new Set([...row!.entered, data.phaseId])] }),
    PhaseCompleted: (row, { data }) => ({ ...row!, completed: [...new Set([...row!.completed, data.phaseId])] }),
    JourneyCompleted: (row) => ({ ...row!, status: 'completed' }),
    JourneyWithdrawn: (row) => ({ ...row!, status: 'withdrawn' }),
  },
})
