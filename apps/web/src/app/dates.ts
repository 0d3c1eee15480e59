const language = navigator.language
const absolute = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const day = 86_400_000

/** A day, as the reader's language writes it. Takes a moment or a calendar date. */
export const dayOf = (moment: string | null) =>
  moment ? absolute.format(new Date(moment.length === 10 ? `${moment}T12:00:00` : moment)) : '–'

/** How long ago, in words. */
export function ago(moment: string): string {
  const days = Math.round((Date.parse(moment) - Date.now()) / day)
  if (Math.abs(days) < 45) return relative.format(days, 'day')
  const months = Math.round(days / 30.4)
  return Math.abs(months) < 24 ? relative.format(months, 'month') : relative.format(Math.round(days / 365.25), 'year')
}

export const today = () => new Date().toISOString().slice(0, 10)

/** Minutes in words: `45 min`, `3 h`. */
export const duration = (minutes: number | null) =>
  minutes === null ? '' : minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
