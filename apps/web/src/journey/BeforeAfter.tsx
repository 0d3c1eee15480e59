import { Card, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/dates'
import { msg } from '../i18n/language'
import classes from './BeforeAfter.module.css'
import type { Journey } from './journey'

const scales = [
  ['respect', msg('common.respect')],
  ['confidence', msg('common.confidence')],
  ['control', msg('journey.controlOverTime')],
] as const

/** The distance covered: the client's situation at the beginning and now. */
export function BeforeAfter({
  pictures,
  whose,
  plain = false,
}: {
  pictures: Journey['pictures']
  whose: 'mine' | 'theirs'
  /** Inside a card already. */
  plain?: boolean
}) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const before = pictures.find(({ at }) => at === 'baseline')
  const after = pictures.filter(({ at }) => at !== 'baseline').at(-1)
  if (!before) return null
  const title = after
    ? t('journey.beforeAndAfter')
    : whose === 'mine'
      ? t('journey.yourStartingPoint')
      : t('journey.startingPoint')
  const content = (
    <Stack gap="sm">
      <Title order={plain ? 3 : 2}>{title}</Title>
      <Group gap="xs" align="center">
        <Text size="sm" className="text-of-a-person">
          {before.role}
        </Text>
        {after && <IconArrowRight size={14} aria-label={t('journey.roleThen')} style={{ flex: 'none' }} />}
        {after && (
          <Text size="sm" fw={650} className="text-of-a-person">
            {after.role}
          </Text>
        )}
      </Group>
      {scales.map(([name, label]) => (
        <Distance key={name} label={t(label)} then={before[name]} now={after?.[name]} />
      ))}
      <table className={classes.table}>
        <thead>
          <tr>
            <th>
              <VisuallyHidden>{t('common.what')}</VisuallyHidden>
            </th>
            <th>{day(before.takenAt)}</th>
            {after && <th>{day(after.takenAt)}</th>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('journey.income')}</td>
            <td>{before.incomeBand}</td>
            {after && <td>{after.incomeBand}</td>}
          </tr>
          <tr>
            <td>{t('common.hoursPerWeek')}</td>
            <td>{before.weeklyHours}</td>
            {after && <td>{after.weeklyHours}</td>}
          </tr>
        </tbody>
      </table>
    </Stack>
  )
  if (plain) return content
  return (
    <Card component="section" aria-label={title}>
      {content}
    </Card>
  )
}

/** A scale of 1 to 5 with where one was, and an arrow to where one is. */
function Distance({ label, then, now }: { label: string; then: number; now: number | undefined }) {
  const { t } = useTranslation()
  const x = (value: number) => 8 + ((value - 1) / 4) * 184
  const words =
    now === undefined ? t('journey.scaleThen', { label, then }) : t('journey.scaleThenNow', { label, then, now })
  return (
    <Group gap="xs" wrap="nowrap" role="img" aria-label={words}>
      <Text size="sm" w={120} style={{ flex: 'none' }}>
        {label}
      </Text>
      <svg viewBox="0 0 200 20" width="100%" height={20} preserveAspectRatio="xMidYMid meet" aria-hidden>
        <line x1={8} x2={192} y1={10} y2={10} stroke="var(--mantine-color-default-border)" strokeWidth={3} />
        {[1, 2, 3, 4, 5].map((value) => (
          <circle key={value} cx={x(value)} cy={10} r={2.5} fill="var(--path-ahead)" />
        ))}
        {now !== undefined && now !== then && (
          <line
            x1={x(then)}
            x2={x(now)}
            y1={10}
            y2={10}
            stroke="var(--path-walked)"
            strokeWidth={5}
            strokeLinecap="round"
          />
        )}
        <circle cx={x(then)} cy={10} r={5.5} fill="var(--raised)" stroke="var(--path-walked)" strokeWidth={2.5} />
        {now !== undefined && <circle cx={x(now)} cy={10} r={7} fill="var(--path-walked)" />}
      </svg>
      <Text size="sm" w={44} ta="right" style={{ flex: 'none' }}>
        {now === undefined || now === then ? then : `${then} → ${now}`}
      </Text>
    </Group>
  )
}
