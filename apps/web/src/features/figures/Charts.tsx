import { Box, Group, Progress, Stack, Text } from '@mantine/core'
import { wilson } from '@switchback/analytics/statistics/proportion'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import type { Table } from './figures'

/** Categories as bars, each with its count and share; what is withheld has none. */
export function Bars({ table, name }: { table: Table; name: (categories: string[]) => string }) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  if (table.blocks.length === 1 || table.blocks.some(({ count }) => count === table.n))
    return <Text size="sm">{t('figures.tooLittleVariation', { n: table.n })}</Text>
  return (
    <Stack gap={6}>
      {table.blocks.map(({ categories, count }) => (
        <Box key={categories.join()}>
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <Text size="sm">{name(categories)}</Text>
            <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
              {count === null ? t('figures.notShown') : `${count} · ${percent((100 * count) / table.n)}`}
            </Text>
          </Group>
          <Progress
            value={count === null ? 0 : (100 * count) / table.n}
            size="md"
            aria-label={name(categories)}
            color="var(--path-walked)"
          />
        </Box>
      ))}
    </Stack>
  )
}

/** How many reached each point or one behind it, where that is disclosed, with Wilson’s interval of the share. */
export function reachedOf({ blocks, n }: Table) {
  return blocks.slice(1).flatMap(({ categories }, at) => {
    const behind = blocks.slice(at + 1)
    if (behind.some(({ count }) => count === null)) return []
    const count = behind.reduce((sum, block) => sum + block.count!, 0)
    return [{ category: categories[0]!, count, share: wilson(count, n) }]
  })
}

const left = 8
const barWidth = 420

/** The funnel: from those who began to those who came furthest, with whiskers for the interval. */
export function Funnel({ table, name }: { table: Table; name: (categories: string[]) => string }) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  const reached = reachedOf(table)
  if (reached.length === 0) return <Text size="sm">{t('figures.tooLittleProgress')}</Text>
  return (
    <Stack gap={4}>
      {reached.map(({ category, count, share }) => (
        <Box key={category}>
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <Text size="sm">{name([category])}</Text>
            <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
              {count} · {percent(100 * share.value)}{' '}
              <Text span size="xs" c="dimmed">
                ({percent(100 * share.low)} – {percent(100 * share.high)})
              </Text>
            </Text>
          </Group>
          <svg
            viewBox={`0 0 ${barWidth + 2 * left} 18`}
            width="100%"
            height={18}
            preserveAspectRatio="none"
            aria-hidden
          >
            <rect x={left} y={2} width={barWidth} height={14} rx={3} fill="var(--path-ahead)" opacity={0.25} />
            <rect
              x={left}
              y={2}
              width={Math.max(1, barWidth * share.value)}
              height={14}
              rx={3}
              fill="var(--path-walked)"
            />
            <line
              x1={left + barWidth * share.low}
              x2={left + barWidth * share.high}
              y1={9}
              y2={9}
              stroke="var(--mantine-color-text)"
              strokeWidth={2}
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        </Box>
      ))}
    </Stack>
  )
}

const size = { width: 560, height: 190, left: 44, top: 10, bottom: 38, right: 12 }

/** A curve over time: shares at fixed months, joined by straight lines. */
export function CurveChart({ curve, falls }: { curve: NonNullable<Table['curve']>; falls: boolean }) {
  const { t } = useTranslation()
  const { percent } = useFormats()
  const last = curve.steps.at(-1)
  if (!last) return <Text size="sm">{t('figures.tooFewForCurve')}</Text>
  const x = (days: number) => size.left + (days / last.days) * (size.width - size.left - size.right)
  const y = (share: number) => size.top + (1 - share) * (size.height - size.top - size.bottom)
  const start = falls ? 1 : 0
  const points = [{ days: 0, share: start }, ...curve.steps]
  const line = points.map(({ days, share }, at) => `${at ? 'L' : 'M'}${x(days)},${y(share)}`).join('')
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      width="100%"
      role="img"
      aria-label={t('figures.curveLabel')}
      fontSize={11}
      fill="var(--mantine-color-text)"
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line
            x1={size.left}
            x2={size.width - size.right}
            y1={y(share)}
            y2={y(share)}
            stroke="var(--path-ahead)"
            strokeOpacity={0.4}
            strokeDasharray={share === 0.5 ? '4 4' : undefined}
          />
          <text x={size.left - 6} y={y(share) + 4} textAnchor="end">
            {percent(100 * share)}
          </text>
        </g>
      ))}
      <path d={line} fill="none" stroke="var(--path-walked)" strokeWidth={2.5} />
      {points.slice(1).map(({ days, share }) => (
        <g key={days} textAnchor="middle">
          <circle cx={x(days)} cy={y(share)} r={4} fill="var(--path-walked)" />
          <text x={x(days)} y={size.height - 18}>
            {Math.round(days / 30)}
          </text>
        </g>
      ))}
      <text x={size.left - 6} y={size.height - 18} textAnchor="end">
        {t('figures.months')}
      </text>
    </svg>
  )
}
