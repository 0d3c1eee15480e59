import { Card, ScrollArea, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/dates'
import type { Journey } from './journey'

const width = 760
const row = 34

/** The phases as bars in true time, with their target dates: how long each took, and what is still ahead. */
export function Years({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const [now] = useState(() => new Date().toISOString())
  const phases = journey.phases.filter(({ enteredAt, targetDate }) => enteredAt ?? targetDate)
  if (phases.length === 0) return null
  const ends = phases.flatMap(({ completedAt, targetDate }) => [completedAt ?? targetDate ?? now])
  const from = Date.parse(journey.openedAt)
  const to = Math.max(...ends.map((end) => Date.parse(end)), journey.endedAt ? 0 : Date.parse(now))
  const x = (when: string | number) =>
    120 + (((typeof when === 'number' ? when : Date.parse(when)) - from) / Math.max(to - from, 1)) * (width - 130)
  const years = yearsBetween(from, to)
  const height = phases.length * row + 34
  return (
    <Card>
      <Title order={2} mb="xs">
        {t('journey.timeline')}
      </Title>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('journey.timeline') }}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width="100%"
          style={{ minWidth: 560 }}
          role="img"
          aria-label={t('journey.timeline')}
        >
          {years.map(({ at, label }) => (
            <g key={label}>
              <line x1={x(at)} x2={x(at)} y1={0} y2={height - 22} stroke="var(--mantine-color-default-border)" />
              <text x={x(at) + 3} y={height - 8} fontSize={11} fill="var(--mantine-color-dimmed)">
                {label}
              </text>
            </g>
          ))}
          {phases.map(({ phaseId, title, enteredAt, completedAt, targetDate, state }, index) => {
            const y = index * row + 8
            const before = phases[index - 1]
            const start = enteredAt ?? before?.completedAt ?? before?.targetDate ?? journey.openedAt
            const end = completedAt ?? (state === 'current' ? now : (targetDate ?? now))
            return (
              <g key={phaseId}>
                <text
                  x={0}
                  y={y + 14}
                  fontSize={13}
                  fontWeight={state === 'current' ? 700 : 500}
                  fill="var(--mantine-color-text)"
                >
                  {title.length > 17 ? `${title.slice(0, 16)}…` : title}
                </text>
                <rect
                  x={x(start)}
                  y={y}
                  width={Math.max(x(end) - x(start), 3)}
                  height={18}
                  rx={6}
                  fill={state === 'ahead' ? 'none' : 'var(--path-walked)'}
                  fillOpacity={state === 'current' ? 0.55 : 1}
                  stroke={state === 'ahead' ? 'var(--path-ahead)' : 'none'}
                  strokeDasharray="2 4"
                />
                {targetDate && (
                  <line
                    x1={x(targetDate)}
                    x2={x(targetDate)}
                    y1={y - 3}
                    y2={y + 21}
                    stroke="var(--mantine-color-text)"
                    strokeWidth={2}
                  />
                )}
              </g>
            )
          })}
        </svg>
      </ScrollArea>
      <Text size="xs" c="dimmed">
        {t('journey.timelineLegend', {
          from: day(journey.openedAt),
          to: day(new Date(to).toISOString()),
        })}
      </Text>
    </Card>
  )
}

/** The beginnings of years between two moments, at most about ten of them; of a short time, of months. */
function yearsBetween(from: number, to: number) {
  const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(to).getUTCFullYear()]
  const every = Math.ceil((last - first + 1) / 10)
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at)
    .filter((_, at) => at % every === 0)
    .map((year) => ({ at: Date.UTC(year, 0, 1), label: String(year) }))
}
