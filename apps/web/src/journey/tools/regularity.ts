/** The months up to and with the month of a day, oldest first: the first day of each, and how many of the days lie in it. */
export function monthsOf(days: string[], until: string, months: number): { first: string; count: number }[] {
  const [year, month] = until.split('-').map(Number) as [number, number]
  return Array.from({ length: months }, (_, at) => {
    const first = new Date(Date.UTC(year, month - months + at, 1)).toISOString().slice(0, 10)
    return { first, count: days.filter((day) => day.slice(0, 7) === first.slice(0, 7)).length }
  })
}
