import { Box, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { msg } from '../../i18n/language'
import { RecordList } from './RecordList'
import { monthsOf } from './regularity'
import type { ToolProps } from './tool'

const kinds = [
  ['article', msg('tools.typeArticle')],
  ['talk', msg('tools.typeTalk')],
  ['podcast', msg('tools.typePodcast')],
  ['mentoring', msg('tools.typeMentoring')],
  ['open-source', msg('tools.typeOpenSource')],
  ['other', msg('tools.typeOther')],
] as const

/** What was published, and how regularly: it is kept up without sight of immediate success. */
export function ProofOfWork({ book, ...props }: ToolProps) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Regularity dates={book.proofsOfWork.map(({ at }) => at)} until={props.journey.endedAt} />
      <RecordList
        {...props}
        items={book.proofsOfWork}
        count="proof-of-work"
        command="/api/journeys/{streamId}/publish-proof-of-work"
        add={msg('tools.addProofOfWork')}
        nothing={t('tools.noProofOfWork')}
        fields={[
          { name: 'title', label: msg('common.title'), as: 'text' },
          { name: 'kind', label: msg('tools.type'), as: 'choice', choices: kinds },
          { name: 'link', label: msg('common.link'), as: 'text', optional: true },
        ]}
        titleOf={({ title }) => title}
        noteOf={({ kind }) => t(kinds.find(([value]) => value === kind)?.[1] ?? kind)}
      />
    </Stack>
  )
}

/** Two years of months, each darker the more was published in it. */
function Regularity({ dates, until }: { dates: string[]; until: string | null }) {
  const { t } = useTranslation()
  const { calendarDay, today, month } = useFormats()
  // Of a journey that has ended, the months up to the last thing that was published.
  const end = until ? calendarDay(dates.toSorted().at(-1) ?? until) : today()
  const months = monthsOf(dates.map(calendarDay), end, 24)
  const kept = months.filter(({ count }) => count > 0).length
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t('tools.monthsPublished', { kept, total: months.length })}
      </Text>
      <Group gap={4} role="img" aria-label={t('tools.monthsPublished', { kept, total: months.length })}>
        {months.map(({ first, count }) => (
          <Box
            key={first}
            title={`${month(first)}: ${count}`}
            w={18}
            h={18}
            style={{
              borderRadius: 5,
              border: '1px solid var(--mantine-color-default-border)',
              background: count > 0 ? 'var(--path-walked)' : 'transparent',
              opacity: count > 0 ? Math.min(1, 0.45 + count * 0.2) : 1,
            }}
          />
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        {month(months[0]!.first)} – {month(months.at(-1)!.first)}
      </Text>
    </Stack>
  )
}
