import i18next from 'i18next'
import { reachedOf } from './Charts'
import type { Table } from './figures'

const three = (value: number) => Math.round(value * 1_000) / 1_000

/** The rows of a table, the same on the screen and in its file. */
export function linesOf(table: Table, name: (categories: string[]) => string): Record<string, string | number>[] {
  const { n, curve } = table
  if (curve && curve.steps.length > 0)
    return curve.steps.map(({ days, share }) => ({
      [i18next.t('figures.days')]: days,
      [i18next.t('figures.share')]: share,
    }))
  const reached = table.blocks.some(({ categories }) => categories.some((each) => /^(entered|completed):/.test(each)))
    ? reachedOf(table)
    : []
  if (reached.length > 0)
    return reached.map(({ category, count, share }) => ({
      [i18next.t('figures.reached')]: name([category]),
      [i18next.t('figures.people')]: count,
      [i18next.t('figures.total')]: n,
      [i18next.t('figures.share')]: three(share.value),
      [i18next.t('figures.intervalFrom')]: three(share.low),
      [i18next.t('figures.intervalTo')]: three(share.high),
    }))
  return table.blocks.map(({ categories, count }) => ({
    [i18next.t('figures.category')]: name(categories),
    [i18next.t('figures.people')]: count ?? i18next.t('figures.notShown'),
    [i18next.t('figures.total')]: n,
    [i18next.t('figures.share')]: count === null ? '' : three(count / n),
  }))
}
