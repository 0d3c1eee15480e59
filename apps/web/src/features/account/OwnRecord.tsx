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
  const correct = useCommand('/api/organisations/{streamId}/correct-member', { done: t('Corrected.') })
  return (
    <Card component="section" aria-label={t('Name and address')}>
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
          <Title order={2}>{t('Name and address')}</Title>
          <TextInput label={t('Name')} required maxLength={120} {...form.getInputProps('name')} />
          <TextInput
            label={t('E-mail')}
            type="email"
            description={t('Kept here: {{email}}. You sign in with the address of your account as before.', {
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
              {t('Correct it')}
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
    <Card component="section" aria-label={t('My record')}>
      <Stack>
        <Title order={2}>{t('My record')}</Title>
        <Text size="sm">
          {t(
            'Everything that is kept about you: as a page to read, as a file for programs, and the files you handed in.',
          )}
        </Text>
        <Group>
          <Button
            component="a"
            href="/api/own-record/archive"
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            {t('Take it along')}
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
    <Card component="section" aria-label={t('What I agreed to')}>
      <Stack gap="xs">
        <Title order={2}>{t('What I agreed to')}</Title>
        <Table>
          <Table.Tbody>
            {[...rights.data.consents].reverse().map(({ at, reportingConsent }) => (
              <Table.Tr key={at}>
                <Table.Td>{moment(at)}</Table.Td>
                <Table.Td>
                  {reportingConsent ? t('Count me in anonymous figures') : t('Do not count me in anonymous figures')}
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
    <Card component="section" aria-label={t('Who looked at my pages')}>
      <Stack gap="xs">
        <Title order={2}>{t('Who looked at my pages')}</Title>
        <QueryBoundary view={readers}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('Nobody but you has looked yet.')}
              </Text>
            ) : (
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('Day')}</Table.Th>
                    <Table.Th>{t('Who')}</Table.Th>
                    <Table.Th>{t('What')}</Table.Th>
                    <Table.Th>{t('Times')}</Table.Th>
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
  const request = useCommand('/api/organisations/{streamId}/request-erasure', { done: t('Asked for.') })
  const withdraw = useCommand('/api/organisations/{streamId}/withdraw-erasure', { done: t('Taken back.') })
  const erasure = rights.data?.erasure
  return (
    <Card component="section" aria-label={t('Erase me')}>
      <Stack>
        <Title order={2}>{t('Erase me')}</Title>
        {erasure ? (
          <Alert color="red" title={t('You will be erased on {{day}}', { day: day(erasure.dueAt) })}>
            <Stack align="flex-start" gap="xs">
              <Text size="sm">{t('Until then you can think again.')}</Text>
              <Button
                size="xs"
                variant="default"
                loading={withdraw.isPending}
                onClick={() => withdraw.mutate({ streamId, body: { personId: person.personId } })}
              >
                {t('Do not erase me')}
              </Button>
            </Stack>
          </Alert>
        ) : (
          <>
            <Text size="sm">
              {t(
                'Your texts, files and answers become unreadable for everybody, for ever, also in backups. Numbers about groups that were published keep you in their count.',
              )}
            </Text>
            <Group>
              <Button variant="light" color="red" onClick={open}>
                {t('Erase me …')}
              </Button>
            </Group>
          </>
        )}
        <ConfirmDialog
          opened={asking}
          onClose={close}
          title={t('Erase everything about you?')}
          lead={t('It is carried out in seven days; until then you can take it back. Take your record along first.')}
          act={t('Erase me in seven days')}
          pending={request.isPending}
          onConfirm={() =>
            request.mutate({ streamId, body: { personId: person.personId, days: 7 } }, { onSettled: close })
          }
        />
      </Stack>
    </Card>
  )
}
