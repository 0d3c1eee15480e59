import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../api/session'

const dayMs = 86_400_000

/** Formats dates, times and numbers in a language and a time zone. */
export function formats(language: string, timeZone: string | undefined) {
  const browser = navigator.language
  const locale = browser.toLowerCase().startsWith(language) ? browser : language === 'en' ? 'en-GB' : language
  const zone = timeZone === undefined ? {} : { timeZone }
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone })
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const isoDay = new Intl.DateTimeFormat('en-CA', zone)
  const unit = (name: 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 })
  /** The calendar day of a moment there, `YYYY-MM-DD`. */
  const calendarDay = (when: string | Date) => isoDay.format(new Date(when))

  return {
    /** A day. A calendar date is the same day everywhere; a moment is the day it was in the reader's zone. */
    day: (when: string | null) =>
      !when ? '–' : when.length === 10 ? date.format(noonIn(when, timeZone)) : date.format(new Date(when)),
    /** A day with its time. */
    moment: (when: string) => moment.format(new Date(when)),
    /** A month, of a calendar date. */
    month: (when: string) => month.format(new Date(when)),
    /** How long ago, in words. */
    ago(when: string) {
      const days = Math.round((Date.parse(calendarDay(when)) - Date.parse(calendarDay(new Date()))) / dayMs)
      if (Math.abs(days) < 45) return relative.format(days, 'day')
      const months = Math.round(days / 30.4)
      return Math.abs(months) < 24
        ? relative.format(months, 'month')
        : relative.format(Math.round(days / 365.25), 'year')
    },
    today: () => calendarDay(new Date()),
    calendarDay,
    number: (value: number) => number.format(value),
    percent: (value: number) => `${number.format(value)} %`,
    signed: (value: number) => (value > 0 ? `+${number.format(value)}` : number.format(value).replace('-', '−')),
    /** Minutes in words: `45 min`, `1 hr 30 min`, `3 hr`; nothing for null. */
    duration(minutes: number | null) {
      if (minutes === null) return ''
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
      const parts = [hours > 0 && unit('hour').format(hours), (rest > 0 || hours === 0) && unit('minute').format(rest)]
      return parts.filter(Boolean).join(' ')
    },
  }
}

/** A moment in the middle of a calendar day, in a zone near enough for that day to be its day there. */
const noonIn = (day: string, timeZone: string | undefined) => {
  const noon = new Date(`${day}T12:00:00Z`)
  if (timeZone === undefined) return new Date(`${day}T12:00:00`)
  const there = new Intl.DateTimeFormat('en-CA', { timeZone }).format(noon)
  return there === day ? noon : new Date(noon.getTime() - Math.sign(Date.parse(there) - Date.parse(day)) * dayMs)
}

/** Formats for the one who is signed in. */
export function useFormats() {
  const { i18n } = useTranslation()
  const { timeZone } = usePreferences()
  return useMemo(() => formats(i18n.language, timeZone ?? undefined), [i18n.language, timeZone])
}

/** The day `days` later, both as `YYYY-MM-DD`. */
export const daysLater = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** Whole days from one day or moment to another. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
