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
      aria-label={t('caseload.searchClients')}
      placeholder={t('caseload.searchClients')}
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
          aria-label={t('common.whatToShow')}
          value={show}
          onChange={(value) => setShow(value)}
          data={[
            { value: 'needing', label: t('caseload.filterNeedMe') },
            { value: 'all', label: t('caseload.filterAll') },
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
      <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> {t('caseload.keyMove')} · <Kbd size="xs">Enter</Kbd>{' '}
      {t('caseload.keyOpen')} · <Kbd size="xs">a</Kbd> {t('caseload.keySignOff')} · <Kbd size="xs">x</Kbd>{' '}
      {t('caseload.keySelect')}
    </Text>
  )
}
