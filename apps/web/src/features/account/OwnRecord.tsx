import { Alert, Button, Card, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useFormats } from '../../i18n/dates'
import { QueryBoundary } from '../../ui/Page'
import { useSession } from '../../api/session'
import { pageTexts } from './page-texts'

/** What is stored about the reader, and what they may do about it. */
export function OwnRecord() {
  return (
    <>
      <Correction />
      <Export />
      <Consents />
      <WhoLooked />
      <Erasure />
    </>
  )
}

function Correction() {
  const { t } = useTranslation()
  const { tenant, person } = useSession()
  const rights = useView('/api/rights')
  const queries = useQueryClient()
  const known = rights.data?.person
  const form = useForm({ initialValues: { name: person.name, email: '' } })
  const correct = useCommand('/api/organisations/{streamId}/correct-member', { done: t('account.detailsSaved') })
  return (
    <Card component="section" aria-label={t('account.nameAndEmail')}>
      <form
        onSubmit={form.onSubmit(({ name, email }) =>
          correct.mutate(
            {
              streamId: tenant.tenantId,
              body: {
                personId: person.personId,
                ...(name !== known?.name && { name }),
                ...(email && { email }),
              },
            },
            { onSuccess: () => void queries.invalidateQueries({ queryKey: ['/api/session'] }) },
          ),
        )}
      >
        <Stack>
          <Title order={2}>{t('account.nameAndEmail')}</Title>
          <TextInput label={t('common.name')} required maxLength={120} {...form.getInputProps('name')} />
          <TextInput
            label={t('common.email')}
            type="email"
            description={t('account.contactEmailHint', {
              email: known?.email ?? '–',
            })}
            placeholder={known?.email ?? ''}
            {...form.getInputProps('email')}
          />
          <Group>
            <Button
              type="submit"
              variant="default"
              loading={correct.isPending}
              disabled={form.values.name === known?.name && form.values.email === ''}
            >
              {t('account.saveDetails')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

function Export() {
  const { t } = useTranslation()
  return (
    <Card component="section" aria-label={t('account.myData')}>
      <Stack>
        <Title order={2}>{t('account.myData')}</Title>
        <Text size="sm">{t('account.myDataHint')}</Text>
        <Group>
          <Button
            component="a"
            href="/api/own-record/archive"
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t('account.downloadMyData')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}

function Consents() {
  const { t } = useTranslation()
  const { moment } = useFormats()
  const rights = useView('/api/rights')
  if (!rights.data?.consents.length) return null
  return (
    <Card component="section" aria-label={t('account.consentHistory')}>
      <Stack gap="xs">
        <Title order={2}>{t('account.consentHistory')}</Title>
        <Table>
          <Table.Tbody>
            {[...rights.data.consents].reverse().map(({ at, reportingConsent }) => (
              <Table.Tr key={at}>
                <Table.Td>{moment(at)}</Table.Td>
                <Table.Td>
                  {reportingConsent ? t('common.includeInGroupResults') : t('account.notInGroupResults')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Card>
  )
}

function WhoLooked() {
  const { t } = useTranslation()
  const { day } = useFormats()
  const readers = useView('/api/own-record/readers')
  return (
    <Card component="section" aria-label={t('account.whoViewed')}>
      <Stack gap="xs">
        <Title order={2}>{t('account.whoViewed')}</Title>
        <QueryBoundary view={readers}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('account.noOneViewed')}
              </Text>
            ) : (
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('common.date')}</Table.Th>
                    <Table.Th>{t('common.who')}</Table.Th>
                    <Table.Th>{t('common.what')}</Table.Th>
                    <Table.Th>{t('account.viewCount')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((read) => (
                    <Table.Tr key={`${read.day} ${read.name} ${read.page}`}>
                      <Table.Td>{day(read.day)}</Table.Td>
                      <Table.Td>{read.name}</Table.Td>
                      <Table.Td>{t(pageTexts[read.page] ?? read.page)}</Table.Td>
                      <Table.Td>{read.times}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )
          }
        </QueryBoundary>
      </Stack>
    </Card>
  )
}

function Erasure() {
  const { t } = useTranslation()
  const { day } = useFormats()
  const { tenant, person } = useSession()
  const [asking, { open, close }] = useDisclosure()
  const rights = useView('/api/rights')
  const streamId = tenant.tenantId
  const request = useCommand('/api/organisations/{streamId}/request-erasure', { done: t('common.deletionScheduled') })
  const withdraw = useCommand('/api/organisations/{streamId}/withdraw-erasure', { done: t('common.deletionCancelled') })
  const erasure = rights.data?.erasure
  return (
    <Card component="section" aria-label={t('account.deleteMyData')}>
      <Stack>
        <Title order={2}>{t('account.deleteMyData')}</Title>
        {erasure ? (
          <Alert color="red" title={t('common.deletionDue', { day: day(erasure.dueAt) })}>
            <Stack align="flex-start" gap="xs">
              <Text size="sm">{t('common.deletionCancelHint')}</Text>
              <Button
                size="xs"
                variant="default"
                loading={withdraw.isPending}
                onClick={() => withdraw.mutate({ streamId, body: { personId: person.personId } })}
              >
                {t('account.cancelDeletion')}
              </Button>
            </Stack>
          </Alert>
        ) : (
          <>
            <Text size="sm">{t('account.deletionMeans')}</Text>
            <Group>
              <Button variant="light" color="red" onClick={open}>
                {t('account.deleteMyDataOpen')}
              </Button>
            </Group>
          </>
        )}
        <ConfirmDialog
          opened={asking}
          onClose={close}
          title={t('account.deletionTitle')}
          lead={t('account.deletionLead')}
          act={t('account.deletionButton')}
          pending={request.isPending}
          onConfirm={() =>
            request.mutate({ streamId, body: { personId: person.personId, days: 7 } }, { onSettled: close })
          }
        />
      </Stack>
    </Card>
  )
}
