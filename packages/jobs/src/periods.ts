import type { Period } from '@switchback/domain/reporting/events'

/** Days after the end of a period before its figures come out: time to record what happened in it. */
export const graceDays = 3

/** How many periods of the past a tenant's first release goes back. */
const mostPeriods = 24

const dateOf = (moment: Date) => moment.toISOString().slice(0, 10)

/** The period of a length that holds a day. */
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

/** The period that a name such as `2026-10` or `2026-Q4` stands for. */
export function periodNamed(name: string): Period {
  const [year, part] = name.split('-') as [string, string]
  const isQuarter = part.startsWith('Q')
  const month = isQuarter ? (Number(part.slice(1)) - 1) * 3 : Number(part) - 1
  return periodOf(new Date(Date.UTC(Number(year), month, 1)), isQuarter ? 'quarter' : 'month')
}

/** The first moment after a period, in milliseconds since 1970. */
export const endOf = ({ endsOn }: Pick<Period, 'endsOn'>) => Date.parse(endsOn) + 86_400_000

/**
 * The closed periods whose figures are due: after the last one that came out (its end in milliseconds), or from the first day
 * that something happened on, but no more than 24.
 */
export function duePeriods(length: 'month' | 'quarter', lastEnd: number | null, firstDay: Date, now: Date): Period[] {
  const due: Period[] = []
  let period = periodOf(lastEnd === null ? firstDay : new Date(lastEnd), length)
  for (; endOf(period) + graceDays * 86_400_000 <= now.getTime(); period = periodOf(new Date(endOf(period)), length))
    if (lastEnd === null || endOf(period) > lastEnd) due.push(period)
  return due.slice(-mostPeriods)
}
