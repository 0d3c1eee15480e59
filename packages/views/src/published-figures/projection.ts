import { defineProjection } from '@switchback/projections/projection'
import { publishedFiguresTable } from './table.js'

export const publishedFigures = defineProjection({
  table: publishedFiguresTable,
  key: ({ data }) => `${data.period.name}/${data.group}`,
  creates: {
    FiguresPublished: ({ data: { period, group, ...data }, recordedAt }) => ({
      ...data,
      period: period.name,
      startsOn: period.startsOn,
      endsOn: period.endsOn,
      about: group,
      publishedAt: recordedAt,
      restated: null,
    }),
  },
  on: {
    FiguresRestated: (row, { data: { reason, rules, tables }, recordedAt }) => ({
      ...row,
      restated: { at: recordedAt, reason, rules, tables },
    }),
  },
})
