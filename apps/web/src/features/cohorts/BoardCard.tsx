import { Anchor, Badge, Card, Checkbox, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormats } from '../../i18n/dates'
import { attentionTexts, statusTexts } from '../../journey/attention-texts'
import type { BoardEntry } from './board'

/** A client on the board. `settling`: the next phase opens as soon as it can no longer be undone. */
export function BoardCard({
  entry,
  move,
  chosen,
  settling,
  onChoose,
}: {
  entry: BoardEntry
  move: ReactNode
  chosen: boolean
  settling: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const { ago, day } = useFormats()
  const [first] = entry.attention
  return (
    <Card padding="xs" radius="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap={6}>
        <Group gap={8} wrap="nowrap" align="flex-start" miw={0}>
          <Checkbox
            size="xs"
            mt={3}
            checked={chosen}
            onChange={onChoose}
            aria-label={t('common.selectName', { name: entry.clientName })}
          />
          <Anchor component={Link} to={`/clients/${entry.journeyId}`} size="sm" fw={600} c="inherit" lineClamp={2}>
            {entry.clientName}
          </Anchor>
        </Group>
        {move}
      </Group>
      <Text size="xs" c="dimmed">
        {entry.status === 'open'
          ? entry.phaseSince
            ? t('cohorts.inPhaseSince', { date: day(entry.phaseSince) })
            : ''
          : t(statusTexts[entry.status])}
      </Text>
      {settling ? (
        <Badge mt={4} size="sm" variant="light">
          {t('cohorts.cardMoving')}
        </Badge>
      ) : (
        first && (
          <Badge mt={4} size="sm" color={attentionTexts[first.reason].color} variant="light">
            {t(attentionTexts[first.reason].text)}, {ago(first.since)}
          </Badge>
        )
      )}
    </Card>
  )
}
