import {
  Alert,
  Badge,
  Button,
  Card,
  Code,
  FileInput,
  Group,
  Progress,
  Stack,
  Table,
  Text,
  Textarea,
} from '@mantine/core'
import type { QueryResult } from '../../api/client'
import { ApiProblem } from '../../api/problem-document'
import { IconArrowLeft, IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { problemText, showProblem } from '../../api/problems'
import { useAllPages, useView } from '../../api/queries'
import { client, isView } from '../../api/query-client'
import { downloadCsv, readCsv } from '../../ui/csv'
import { Page, QueryBoundary } from '../../ui/Page'
import { roleTexts } from '../../i18n/roles'
import { useSession } from '../../api/session'
import { importAtMost, reportOn, type ImportRow } from './import-report'

/** Invites many people from a file. Nothing is sent before the reader has seen a report on each line. */
export default function ImportPage() {
  const { t } = useTranslation()
  const session = useSession()
  const members = useAllPages('/api/members')
  const organisation = useView('/api/organisation')
  const [text, setText] = useState('')
  const lines = text.trim() ? readCsv(text) : []
  return (
    <Page
      title={t('members.importTitle')}
      narrow
      actions={
        <Button component={Link} to="/members" variant="subtle" leftSection={<IconArrowLeft size={16} />}>
          {t('common.members')}
        </Button>
      }
    >
      <Card>
        <Stack>
          <Text size="sm">{t('members.importFormat')}</Text>
          <Code block>{'name,email,role\nDilara Kaya,dilara@client.example,client'}</Code>
          <FileInput
            label={t('common.file')}
            placeholder={t('members.chooseCsv')}
            accept=".csv,.tsv,.txt,text/csv"
            clearable
            onChange={(file) => void (file ? file.text().then(setText) : setText(''))}
          />
          <Textarea
            label={t('members.pasteLines')}
            autosize
            minRows={3}
            maxRows={10}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        </Stack>
      </Card>
      {lines.length > importAtMost && <Alert color="red">{t('members.importLimit', { limit: importAtMost })}</Alert>}
      {lines.length > 0 && lines.length <= importAtMost && (
        <QueryBoundary view={members}>
          {({ items }) => (
            <Report
              key={text}
              rows={reportOn(lines, { members: items, sponsors: organisation.data?.sponsors ?? [], inviter: session })}
            />
          )}
        </QueryBoundary>
      )}
    </Page>
  )
}

/** What became of a line when its person was invited. */
type Outcome = { done: true } | { done: false; why: string }

function Report({ rows: found }: { rows: ImportRow[] }) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const queries = useQueryClient()
  // The report does not change while the list of members grows.
  const [rows] = useState(found)
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, Outcome>>(new Map())
  const [running, setRunning] = useState(false)
  const good = rows.filter(({ problems }) => problems.length === 0)
  const bad = rows.length - good.length
  const invited = [...outcomes.values()].filter(({ done }) => done).length
  const finished = outcomes.size === good.length && good.length > 0
  const invite = async () => {
    setRunning(true)
    for (const { line, name, email, role, sponsorId } of good) {
      if (outcomes.get(line)?.done) continue
      const outcome = await client
        .send('/api/organisations/{streamId}/invite-member', tenant.tenantId, {
          name,
          email,
          role,
          ...(sponsorId && { sponsorId }),
        })
        .then((): Outcome => ({ done: true }))
        .catch((error: unknown): Outcome => ({
          done: false,
          why: error instanceof ApiProblem ? problemText(error) : String(error),
        }))
      setOutcomes((now) => new Map(now).set(line, outcome))
    }
    await queries.invalidateQueries({ predicate: isView })
    setRunning(false)
  }
  return (
    <Card component="section" aria-label={t('members.importReport')}>
      <Stack>
        <Group justify="space-between">
          <Text fw={650} role="status">
            {t('members.importSummary', {
              good: good.length,
              total: rows.length,
              bad,
            })}
          </Text>
          {!finished && (
            <Button loading={running} disabled={good.length === 0} onClick={() => void invite()}>
              {t('members.inviteCount', { count: good.length })}
            </Button>
          )}
        </Group>
        {bad > 0 && !finished && (
          <Text size="sm" c="dimmed">
            {t('members.importSkipped')}
          </Text>
        )}
        {running && (
          <Progress
            value={(outcomes.size / good.length) * 100}
            aria-label={t('common.doneOfTotal', { done: outcomes.size, total: good.length })}
          />
        )}
        {finished && <Finished rows={good} invited={invited} />}
        <Table verticalSpacing={6} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={60}>{t('members.line')}</Table.Th>
              <Table.Th>{t('common.name')}</Table.Th>
              <Table.Th>{t('members.importResult')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows
              .toSorted((one, other) => other.problems.length - one.problems.length || one.line - other.line)
              .map((row) => (
                <Table.Tr key={row.line}>
                  <Table.Td>{row.line}</Table.Td>
                  <Table.Td>
                    <Text size="sm" truncate dir="auto" ta="start">
                      {row.name || '–'}
                    </Text>
                    <Text size="xs" c="dimmed" truncate>
                      {row.email}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Result row={row} outcome={outcomes.get(row.line)} />
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Card>
  )
}

function Result({ row, outcome }: { row: ImportRow; outcome: Outcome | undefined }) {
  const { t } = useTranslation()
  if (row.problems.length > 0)
    return (
      <Text size="sm" c="red">
        {row.problems.map((problem) => t(problem)).join(' ')}
      </Text>
    )
  if (!outcome) return <Text size="sm">{t('members.canBeInvited', { role: t(roleTexts[row.role]) })}</Text>
  if (outcome.done) return <Badge variant="light">{t('common.invited')}</Badge>
  return (
    <Text size="sm" c="red">
      {outcome.why}
    </Text>
  )
}

/** The links of the open invitations among the imported people, as lines of a file. */
async function linksOf(rows: ImportRow[], members: QueryResult<'/api/members'>['items']) {
  const lines = []
  for (const { name, email, role } of rows) {
    const invitationId = members.find((one) => one.email === email && one.invitationId)?.invitationId
    if (!invitationId) continue
    const { path, expiresAt } = await client.query('/api/invitations/{invitationId}/link', { invitationId })
    lines.push({ name, email, role, link: `${window.location.origin}${path}`, 'valid until': expiresAt.slice(0, 10) })
  }
  return lines
}

/** What is left to do: passing on the links. */
function Finished({ rows, invited }: { rows: ImportRow[]; invited: number }) {
  const { t } = useTranslation()
  const [gathering, setGathering] = useState(false)
  const members = useAllPages('/api/members')
  const saveLinks = async () => {
    setGathering(true)
    try {
      downloadCsv('invitations', await linksOf(rows, (await members.refetch({ throwOnError: true })).data!.items))
    } catch (error) {
      showProblem(error)
    }
    setGathering(false)
  }
  return (
    <Alert color="teal" title={t('members.invitedCount', { count: invited })}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('members.linksHint')}</Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} />}
          loading={gathering}
          onClick={() => void saveLinks()}
        >
          {t('members.saveLinks')}
        </Button>
      </Stack>
    </Alert>
  )
}
