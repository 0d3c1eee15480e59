import { Chip, Group, Kbd, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { attentionTexts } from '../../journey/attention-texts'
import type { Caseload } from './use-caseload'

/** Searches clients; the slash key leads here. */
export function CaseloadSearch({ filters: { search, setSearch } }: Pick<Caseload, 'filters'>) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => field.current?.focus()]])
  return (
    <TextInput
      ref={field}
      aria-label={t('Search clients')}
      placeholder={t('Search clients')}
      leftSection={<IconSearch size={16} />}
      rightSection={<Kbd size="xs">/</Kbd>}
      value={search}
      onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
      onChange={({ currentTarget }) => setSearch(currentTarget.value)}
    />
  )
}

/** Everyone or only who needs the coach, and for which reason. */
export function CaseloadFilters({ filters, counts }: Pick<Caseload, 'filters' | 'counts'>) {
  const { t } = useTranslation()
  const { show, setShow, reason, setReason } = filters
  return (
    <Group justify="space-between">
      <Group gap="xs">
        <SegmentedControl
          aria-label={t('Show')}
          value={show}
          onChange={(value) => setShow(value)}
          data={[
            { value: 'needing', label: t('Need me') },
            { value: 'all', label: t('All') },
          ]}
        />
        {counts.reasons.map(([each, count]) => (
          <Chip key={each} size="sm" checked={reason === each} onChange={(checked) => setReason(checked ? each : null)}>
            {t(attentionTexts[each].text)} {count}
          </Chip>
        ))}
      </Group>
      <KeyHelp />
    </Group>
  )
}

function KeyHelp() {
  const { t } = useTranslation()
  return (
    <Text size="xs" c="dimmed" visibleFrom="md">
      <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> {t('move')} · <Kbd size="xs">Enter</Kbd> {t('opens')} ·{' '}
      <Kbd size="xs">a</Kbd> {t('approves')} · <Kbd size="xs">x</Kbd> {t('chooses')}
    </Text>
  )
}
