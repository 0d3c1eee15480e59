import {
  Badge,
  Button,
  Card,
  Group,
  Progress,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import type { Answer } from '@switchback/api-client/client'
import { useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useCommand, useView } from '../../app/api'
import { ago, dayOf } from '../../app/dates'
import { Empty, Page, Shown } from '../../app/Page'
import { reasonWords } from '../../journey/reasons'

type Entry = Answer<'/api/caseload'>['items'][number]

/** Who needs me today, and why. */
export default function CaseloadPage() {
  const [limit, setLimit] = useState(50)
  const caseload = useView('/api/caseload', { limit })
  const [search, setSearch] = useState('')
  const [show, setShow] = useState('needing')
  const [chosen, setChosen] = useState(0)
  const searchField = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const approve = useCommand('/api/journeys/{streamId}/approve-gate', { done: 'Gate approved.' })

  const words = search.trim().toLowerCase()
  const entries = (caseload.data?.items ?? []).filter(
    (entry) =>
      (show === 'all' || words || entry.attention.length > 0) &&
      `${entry.clientName} ${entry.cohortName} ${entry.phaseTitle}`.toLowerCase().includes(words),
  )
  const current = entries[Math.min(chosen, entries.length - 1)]
  useHotkeys([
    ['j', () => setChosen((at) => Math.min(at + 1, entries.length - 1))],
    ['k', () => setChosen((at) => Math.max(at - 1, 0))],
    ['Enter', () => current && void navigate(`/clients/${current.journeyId}`)],
    [
      'a',
      () =>
        current &&
        gateWaits(current) &&
        approve.mutate({ streamId: current.journeyId, body: { phaseId: current.phaseId! } }),
    ],
    ['/', () => searchField.current?.focus()],
  ])

  return (
    <Page
      title="Who needs me today"
      actions={
        <TextInput
          ref={searchField}
          aria-label="Search clients"
          placeholder="Search  ( / )"
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      }
    >
      <Shown view={caseload}>
        {({ total, needing, next }) => (
          <Stack gap="sm">
            <Group justify="space-between">
              <SegmentedControl
                aria-label="Show"
                value={show}
                onChange={setShow}
                data={[
                  { value: 'needing', label: `Need me (${needing})` },
                  { value: 'all', label: `All (${total})` },
                ]}
              />
              <Text size="xs" c="dimmed" visibleFrom="sm">
                j and k move, Enter opens, a approves a gate
              </Text>
            </Group>
            {entries.length === 0 ? (
              <Nothing total={total} searched={words !== ''} />
            ) : (
              <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                {entries.map((entry) => (
                  <CaseRow
                    key={entry.journeyId}
                    entry={entry}
                    chosen={entry === current}
                    onApprove={(phaseId) => approve.mutate({ streamId: entry.journeyId, body: { phaseId } })}
                    approving={approve.isPending}
                  />
                ))}
              </Stack>
            )}
            {next && (
              <Button variant="default" onClick={() => setLimit((now) => Math.min(now + 50, 200))}>
                Show more
              </Button>
            )}
          </Stack>
        )}
      </Shown>
    </Page>
  )
}

const gateWaits = (entry: Entry) => entry.attention.some(({ reason }) => reason === 'gate-waiting')

function CaseRow({
  entry,
  chosen,
  onApprove,
  approving,
}: {
  entry: Entry
  chosen: boolean
  onApprove: (phaseId: string) => void
  approving: boolean
}) {
  return (
    <Card
      component="li"
      withBorder
      padding="sm"
      style={chosen ? { borderColor: 'var(--mantine-primary-color-filled)' } : undefined}
      aria-current={chosen || undefined}
    >
      <Group justify="space-between" wrap="wrap" gap="sm">
        <UnstyledButton component={Link} to={`/clients/${entry.journeyId}`} style={{ flex: '1 1 200px', minWidth: 0 }}>
          <Text fw={650} truncate>
            {entry.clientName}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {[entry.phaseTitle, entry.cohortName, entry.status === 'paused' ? 'paused' : '']
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </UnstyledButton>
        <Group gap={6} flex="2 1 260px">
          {entry.attention.length === 0 && (
            <Text size="sm" c="dimmed">
              {entry.status === 'paused' ? 'Paused' : `All quiet, last step ${ago(entry.lastActivityAt)}`}
            </Text>
          )}
          {entry.attention.map(({ reason, since }, at) => (
            <Badge
              key={`${reason}-${at}`}
              color={reasonWords[reason].color}
              variant={at === 0 ? 'filled' : 'light'}
              title={`since ${dayOf(since)}`}
              tt="none"
              fw={600}
            >
              {reasonWords[reason].text}, {ago(since)}
            </Badge>
          ))}
        </Group>
        <Group gap="sm" wrap="nowrap" flex="0 0 200px" justify="space-between">
          <Stack gap={2} w={90}>
            <Progress
              value={entry.stepsTotal ? (entry.stepsDone / entry.stepsTotal) * 100 : 0}
              aria-label={`${entry.stepsDone} of ${entry.stepsTotal} steps`}
            />
            <Text size="xs" c="dimmed" ta="right">
              {entry.stepsDone}/{entry.stepsTotal}
            </Text>
          </Stack>
          {gateWaits(entry) && (
            <Button size="xs" loading={approving} onClick={() => onApprove(entry.phaseId!)}>
              Approve
            </Button>
          )}
        </Group>
      </Group>
    </Card>
  )
}

function Nothing({ total, searched }: { total: number; searched: boolean }) {
  if (searched) return <Empty title="Nobody found">No client, cohort or phase has this in its name.</Empty>
  if (total > 0)
    return (
      <Empty title="All quiet">Nobody waits for you. A good moment to look at all of them, or to go outside.</Empty>
    )
  return (
    <Empty
      title="No clients yet"
      action={
        <Button component={Link} to="/cohorts">
          Make a cohort
        </Button>
      }
    >
      Make a cohort, invite your clients under Members, and enrol them. They appear here with what they need from you.
    </Empty>
  )
}
