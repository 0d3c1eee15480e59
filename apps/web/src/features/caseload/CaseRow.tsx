import { Badge, Button, Card, Checkbox, Group, Stack, Text } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { daysBetween, useFormats } from '../../i18n/dates'
import type { CaseEntry } from '../../journey/bulk-actions'
import { attentionTexts, statusTexts } from '../../journey/attention-texts'
import { MiniPath } from '../../ui/path/SwitchbackPath'
import classes from './caseload.module.css'

/** The screen where a coach acts on a reason. */
function placeOf({ journeyId }: CaseEntry, reason: CaseEntry['attention'][number]['reason']) {
  if (reason === 'strain') return `/results/${journeyId}`
  if (reason === 'evidence-waiting') return `/clients/${journeyId}?tab=evidence`
  if (reason === 'overdue') return `/clients/${journeyId}?tab=plan`
  return `/clients/${journeyId}`
}

/** Each reason once, with how many things wait for it and since when the oldest has waited. */
function gathered(attention: CaseEntry['attention']) {
  return [...Map.groupBy(attention, ({ reason }) => reason)].map(([reason, all]) => ({
    reason,
    count: all.length,
    since: all.map(({ since }) => since).sort()[0]!,
  }))
}

interface CaseRowProps {
  entry: CaseEntry
  current: boolean
  chosen: boolean
  onChoose: () => void
  onApprove: () => void
}

/** One client: why they need their coach, and what the coach can do about it. */
export const CaseRow = memo(
  function CaseRow({ entry, current, chosen, onChoose, onApprove }: CaseRowProps) {
    const { t } = useTranslation()
    const { ago, day, calendarDay, today } = useFormats()
    const gateWaits = entry.attention.some(({ reason }) => reason === 'gate-waiting')
    const [first] = entry.attention
    const meta = [entry.phaseTitle, entry.cohortName, entry.status === 'open' ? '' : t(statusTexts[entry.status])]
    return (
      <Card
        component="li"
        padding="sm"
        className={classes.row}
        data-current-row={current || undefined}
        aria-current={current || undefined}
      >
        <div className={classes.who}>
          <Checkbox
            checked={chosen}
            onChange={onChoose}
            aria-label={t('common.selectName', { name: entry.clientName })}
            mt={3}
          />
          <div style={{ minWidth: 0 }}>
            <Link to={`/clients/${entry.journeyId}`} className={classes.name}>
              <Text fw={650} truncate component="span" display="block" dir="auto" ta="left">
                {entry.clientName}
              </Text>
            </Link>
            <Text size="sm" c="dimmed" truncate>
              {meta.filter(Boolean).join(' · ')}
            </Text>
          </div>
        </div>
        <Group gap={6} className={classes.why}>
          {!first && (
            <Text size="sm" c="dimmed">
              {entry.status === 'paused'
                ? t('common.paused')
                : t('caseload.onTrack', { ago: ago(entry.lastActivityAt) })}
            </Text>
          )}
          {gathered(entry.attention).map(({ reason, since, count }, index) => (
            <Badge
              key={reason}
              component={Link}
              to={placeOf(entry, reason)}
              color={attentionTexts[reason].color}
              variant={index === 0 ? 'filled' : 'light'}
              size="lg"
              title={t('common.sinceDate', { date: day(since) })}
              style={{ cursor: 'pointer' }}
            >
              {reason === 'stalled'
                ? t('caseload.noActivity', { days: daysBetween(calendarDay(since), today()) })
                : `${t(attentionTexts[reason].text)}${count > 1 ? ` (${count})` : ''}, ${ago(since)}`}
            </Badge>
          ))}
        </Group>
        <Group gap="md" wrap="nowrap" className={classes.way}>
          <Stack gap={0} align="flex-end">
            <MiniPath
              count={entry.phasesTotal}
              done={entry.phasesDone}
              current={entry.phaseId !== null && entry.status !== 'completed'}
            />
            <Text size="xs" c="dimmed">
              {t('caseload.stepsOfTotal', { done: entry.stepsDone, total: entry.stepsTotal })}
            </Text>
          </Stack>
          {gateWaits ? (
            <Button size="xs" onClick={onApprove} aria-label={t('caseload.signOffFor', { name: entry.clientName })}>
              {t('common.signOff')}
            </Button>
          ) : (
            first && (
              <Button size="xs" variant="default" component={Link} to={placeOf(entry, first.reason)}>
                {t(attentionTexts[first.reason].todo)}
              </Button>
            )
          )}
        </Group>
      </Card>
    )
  },
  (before, after) =>
    before.entry.journeyId === after.entry.journeyId &&
    before.current === after.current &&
    before.chosen === after.chosen &&
    JSON.stringify(before.entry) === JSON.stringify(after.entry),
)
