import { Button, Card, Group, Slider, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysBetween, daysLater, useFormats } from '../../i18n/dates'
import type { Journey } from '../../journey/journey'

/** Chooses the day as of which a journey is shown: by a slider over its whole time, or by the date. */
export function AsOf({
  journey,
  at,
  onChange,
}: {
  journey: Journey
  /** The moment that is shown; null for now. */
  at: string | null
  onChange: (at: string | null) => void
}) {
  const { t } = useTranslation()
  const { day, today, calendarDay } = useFormats()
  const first = calendarDay(journey.openedAt)
  const days = daysBetween(first, today())
  const [chosen, setChosen] = useState(days)
  const show = useDebouncedCallback((value: number) => {
    onChange(value >= days ? null : endOf(daysLater(first, value)))
  }, 250)
  const choose = (value: number) => {
    const within = Math.min(Math.max(value, 0), days)
    setChosen(within)
    show(within)
  }
  // A journey that began today has no other day to look at.
  if (days < 1) return null
  return (
    <Card padding="sm" className="no-print" component="section" aria-label={t('clientPage.lookBack')}>
      <Group gap="md" wrap="wrap">
        <Text size="sm" fw={600} id="as-of">
          {at === null ? t('clientPage.asOfToday') : t('clientPage.asOfDate', { date: day(daysLater(first, chosen)) })}
        </Text>
        <Slider
          flex="1 1 220px"
          min={0}
          max={days}
          value={chosen}
          onChange={choose}
          label={(value) => day(daysLater(first, value))}
          thumbLabel={t('clientPage.lookBack')}
          thumbProps={{ 'aria-valuetext': day(daysLater(first, chosen)) }}
        />
        <TextInput
          type="date"
          size="xs"
          aria-label={t('common.date')}
          min={first}
          max={today()}
          value={daysLater(first, chosen)}
          onChange={({ currentTarget }) => currentTarget.value && choose(daysBetween(first, currentTarget.value))}
        />
        {at !== null && (
          <Button size="xs" variant="default" onClick={() => choose(days)}>
            {t('common.backToToday')}
          </Button>
        )}
      </Group>
    </Card>
  )
}

const endOf = (calendarDay: string) => `${calendarDay}T23:59:59.999Z`
