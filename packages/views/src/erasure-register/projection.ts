import { defineProjection } from '@switchback/projections/projection'
import { erasureRegisterTable } from './table.js'

export const erasureRegister = defineProjection({
  table: erasureRegisterTable,
  key: ({ data }) => data.personId,
  creates: {
    ErasureRequested: ({ data, recordedAt }) => ({
      status: 'requested',
      why: data.why,
      bySelf: data.bySelf === true,
      requestedAt: recordedAt,
      dueAt: data.dueAt,
      carriedOutAt: null,
      position: null,
      files: 0,
      accounts: 0,
    }),
  },
  on: {
    ErasureWithdrawn: () => null,
    ErasureCarriedOut: (row, { data, recordedAt, position }) => ({
      ...row,
      status: 'carried-out',
      carriedOutAt: recordedAt,
      position,
      files: data.files,
      accounts: data.accounts,
    }),
  },
})
