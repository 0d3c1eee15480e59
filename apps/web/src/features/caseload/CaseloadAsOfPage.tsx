import { Anchor, Badge, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useView } from '../../api/queries'
import { daysLater, useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { attentionTexts } from '../../journey/attention-texts'

/** The caseload as it was at the end of a day. Answered by packages/views/src/caseload-as-of/query.ts. */
export default function CaseloadAsOfPage() {
  const { t } = useTranslation()
  const { today, day } = useFormats()
  const [search, setSearch] = useSearchParams()
  const date = search.get('on') ?? daysLater(today(), -30)
  const then = useView('/api/caseload/as-of', { at: `${date}T23:59:59.999Z` })
  return (
    <Page title={t('caseload.titleEarlier')} lead={t('caseload.leadEarlier', { day: day(date) })}>
      <Group align="flex-end">
        <TextInput
          type="date"
          label={t('common.date')}
          value={date}
          max={today()}
          onChange={({ currentTarget }) =>
            currentTarget.value && setSearch({ on: currentTarget.value }, { replace: true })
          }
        />
        <Anchor component={Link} to="/caseload" size="sm">
          {t('common.backToToday')}
        </Anchor>
      </Group>
      <QueryBoundary view={then}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('caseload.noneEarlier')} scene="path">
              {t('caseload.noneEarlierHint')}
            </Empty>
          ) : (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('common.client')}</Table.Th>
                  <Table.Th>{t('common.phase')}</Table.Th>
                  <Table.Th>{t('common.reason')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((entry) => (
                  <Table.Tr key={entry.journeyId}>
                    <Table.Td>
                      <Anchor component={Link} to={`/clients/${entry.journeyId}?at=${date}`}>
                        {entry.clientName}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>
                      <Stack gap={0}>
                        <Text size="sm">{entry.phaseTitle ?? '–'}</Text>
                        <Text size="xs" c="dimmed">
                          {t('caseload.stepsOfTotal', { done: entry.stepsDone, total: entry.stepsTotal })}
                        </Text>
                      </Stack>
                    </Table.Td>
                    <Table.Td>
                      <Group gap={4}>
                        {entry.attention.map(({ reason, since }) => (
                          <Badge key={`${reason} ${since}`} variant="light">
                            {t(attentionTexts[reason].text)}
                          </Badge>
                        ))}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </QueryBoundary>
    </Page>
  )
}
