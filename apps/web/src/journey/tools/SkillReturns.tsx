import { Button, Group, Progress, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { msg } from '../../i18n/language'
import { FindingEditor, type Field } from './fields'
import { ItemActions } from './ItemActions'
import { useDraft, useRetraction, type ToolProps } from './tool'

const fields: Field[] = [
  { name: 'skill', label: msg('tools.skill'), as: 'text' },
  { name: 'hours', label: msg('tools.skillHours'), as: 'number', min: 1, max: 100_000 },
  {
    name: 'yearlyGain',
    label: msg('tools.skillYearlyGain'),
    as: 'number',
    min: -10_000_000,
    max: 10_000_000,
    hint: msg('tools.skillCurrencyHint'),
  },
]

/** What each skill brings in a year for each hour that it took: follow the money. */
export function SkillReturns({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const editor = useDraft<ToolProps['book']['skillReturns'][number]>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  const perHour = ({ yearlyGain, hours }: { yearlyGain: number; hours: number }) => yearlyGain / hours
  const skills = book.skillReturns
    .filter(({ findingId }) => !pending.has(findingId))
    .toSorted((one, other) => perHour(other) - perHour(one))
  const best = Math.max(...skills.map(perHour), 0)
  return (
    <Stack>
      {skills.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('tools.noSkillEstimates')}
        </Text>
      ) : (
        <Table verticalSpacing="xs" horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('tools.skill')}</Table.Th>
              <Table.Th>{t('tools.hours')}</Table.Th>
              <Table.Th>{t('tools.earnsPerYear')}</Table.Th>
              <Table.Th>{t('tools.earnsPerHour')}</Table.Th>
              {editable && (
                <Table.Th>
                  <VisuallyHidden>{t('common.actions')}</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {skills.map((one) => (
              <Table.Tr key={one.findingId}>
                <Table.Td>{one.skill}</Table.Td>
                <Table.Td>{number(one.hours)}</Table.Td>
                <Table.Td>{number(one.yearlyGain)}</Table.Td>
                <Table.Td>
                  {number(perHour(one))}
                  <Progress value={best > 0 ? (Math.max(perHour(one), 0) / best) * 100 : 0} size="sm" aria-hidden />
                </Table.Td>
                {editable && (
                  <Table.Td w={70}>
                    <ItemActions
                      name={one.skill}
                      onEdit={() => editor.open(one)}
                      onRemove={() => takeBack('skill-return', one.findingId)}
                    />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {editable && (
        <Group>
          <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => editor.open({ hours: 100 })}>
            {t('tools.addEstimate')}
          </Button>
        </Group>
      )}
      <FindingEditor
        title={t('tools.whatSkillPays')}
        fields={fields}
        command="/api/journeys/{streamId}/estimate-skill-return"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
