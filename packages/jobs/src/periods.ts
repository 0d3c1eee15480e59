import type { Period } from '@switchback/domain/reporting/events'

/** Days from the end of a period to its publication: time to record what happened in it. */
export const graceDays = 3

/** The most past periods in a tenant's first release. */
const mostPeriods = 24

const dateOf = (moment: Date) => moment.toISOString().slice(0, 10)

/** Returns the period of a length that contains a day. */
export function periodOf(day: Date, length: 'month' | 'quarter'): Period {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()]
  const first = length === 'month' ? month : month - (month % 3)
  const months = length === 'month' ? 1 : 3
  const name = length === 'month' ? String(month + 1).padStart(2, '0') : `Q${first / 3 + 1}`
  return {
    name: `${year}-${name}`,
    startsOn: dateOf(new Date(Date.UTC(year, first, 1))),
    endsOn: dateOf(new Date(Date.UTC(year, first + months, 0))),
  }
}

/** Returns the period of a name such as `2026-10` or `2026-Q4`. */
export function periodNamed(name: string): Period {
  const [year, part] = name.split('-') as [string, string]
  const isQuarter = part.startsWith('Q')
  const month = isQuarter ? (Number(part.slice(1)) - 1) * 3 : Number(part) - 1
  return periodOf(new Date(Date.UTC(Number(year), month, 1)), isQuarter ? 'quarter' : 'month')
}

/** The first moment after a period, in milliseconds since 1970. */
export const endOf = ({ endsOn }: Pick<Period, 'endsOn'>) => Date.parse(endsOn) + 86_400_000

/**
 * Returns the closed periods that are due: after the last published one (`lastEnd` in milliseconds since 1970), or from the first day
 * on which something happened, but at most 24.
 */
export function duePeriods(length: 'month' | 'quarter', lastEnd: number | null, firstDay: Date, now: Date): Period[] {
  const due: Period[] = []
  let period = periodOf(lastEnd === null ? firstDay : new Date(lastEnd), length)
  for (; endOf(period) + graceDays * 86_400_000 <= now.getTime(); period = periodOf(new Date(endOf(period)), length))
    if (lastEnd === null || endOf(period) > lastEnd) due.push(period)
  return due.slice(-mostPeriods)
}
