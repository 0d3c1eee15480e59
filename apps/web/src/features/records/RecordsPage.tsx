import { Badge, Button, Card, ScrollArea, Stack, Table, Text, Title } from '@mantine/core'
import type { QueryResult } from '../../api/client'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { showProblem } from '../../api/problems'
import { useAllPages, useView } from '../../api/queries'
import { client } from '../../api/query-client'
import { useFormats } from '../../i18n/dates'
import { downloadJson } from '../../ui/download'
import { Page, QueryBoundary } from '../../ui/Page'
import { useSession } from '../../api/session'
import { auditEventTexts } from './audit-event-texts'

type Erasure = QueryResult<'/api/erasures'>['items'][number]

/** What an owner answers for: who is to be erased, and who decided what. Answered by packages/views/src/audit-trail/query.ts. */
export default function RecordsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('common.privacyAndAuditLog')} lead={t('records.lead')}>
      <Erasures />
      <AuditTrail />
    </Page>
  )
}

function Erasures() {
  const { t } = useTranslation()
  const erasures = useView('/api/erasures')
  return (
    <Card component="section" aria-label={t('records.deletions')}>
      <Stack gap="xs">
        <Title order={2}>{t('records.deletions')}</Title>
        <QueryBoundary view={erasures}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('records.noDeletions')}
              </Text>
            ) : (
              <ScrollArea>
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('common.who')}</Table.Th>
                      <Table.Th>{t('records.requestedOn')}</Table.Th>
                      <Table.Th>{t('records.status')}</Table.Th>
                      <Table.Th>{t('records.action')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.map((item) => (
                      <ErasureRow key={item.personId} erasure={item} />
                    ))}
                  </Table.Tbody>
                </Table>
              </ScrollArea>
            )
          }
        </QueryBoundary>
      </Stack>
    </Card>
  )
}

function ErasureRow({ erasure }: { erasure: Erasure }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const { tenant } = useSession()
  const { personId, name, status, why, bySelf, requestedAt, dueAt, carriedOutAt } = erasure
  const withdraw = useCommand('/api/organisations/{streamId}/withdraw-erasure', { done: t('common.deletionCancelled') })
  const certificate = async () => {
    try {
      const signed = await client.query('/api/erasures/{personId}/certificate', { personId })
      downloadJson(`erasure-${personId.slice(0, 8)}`, signed)
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <Table.Tr>
      <Table.Td>{name ?? t('records.deletedPerson', { id: personId.slice(0, 8) })}</Table.Td>
      <Table.Td>{day(requestedAt)}</Table.Td>
      <Table.Td>
        <Badge variant="light" miw="max-content" color={status === 'requested' ? 'orange' : 'gray'}>
          {status === 'requested'
            ? t('records.dueOn', { day: day(dueAt) })
            : t('records.deletedOn', { day: day(carriedOutAt) })}
        </Badge>
        {why === 'retention' && (
          <Text size="xs" c="dimmed">
            {t('records.byRetentionSetting')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {status === 'requested' && bySelf ? (
          <Text size="xs" c="dimmed">
            {t('records.onlyTheyCanCancel')}
          </Text>
        ) : status === 'requested' ? (
          <Button
            size="xs"
            variant="default"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ streamId: tenant.tenantId, body: { personId } })}
          >
            {t('records.cancelDeletion')}
          </Button>
        ) : (
          <Button size="xs" variant="default" onClick={() => void certificate()}>
            {t('records.certificate')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function AuditTrail() {
  const { t } = useTranslation()
  const { moment } = useFormats()
  const trail = useAllPages('/api/audit-trail')
  return (
    <Card component="section" aria-label={t('records.auditLog')}>
      <Stack gap="xs">
        <Title order={2}>{t('records.auditLog')}</Title>
        <Text size="sm" c="dimmed">
          {t('records.logHint')}
        </Text>
        <QueryBoundary view={trail}>
          {({ items }) => (
            <ScrollArea>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('records.when')}</Table.Th>
                    <Table.Th>{t('common.who')}</Table.Th>
                    <Table.Th>{t('common.what')}</Table.Th>
                    <Table.Th>{t('records.person')}</Table.Th>
                    <Table.Th>{t('common.reason')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.slice(0, 300).map(({ position, at, actorName, type, aboutName, why }) => (
                    <Table.Tr key={position}>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>{moment(at)}</Table.Td>
                      <Table.Td>{actorName}</Table.Td>
                      <Table.Td>{t(auditEventTexts[type] ?? type)}</Table.Td>
                      <Table.Td>{aboutName ?? '–'}</Table.Td>
                      <Table.Td>{why ?? ''}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </ScrollArea>
          )}
        </QueryBoundary>
      </Stack>
    </Card>
  )
}
