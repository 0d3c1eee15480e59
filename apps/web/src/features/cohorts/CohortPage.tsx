import {
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  MultiSelect,
  NativeSelect,
  ScrollArea,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Answer } from '@switchback/api-client/client'
import { useCommand, useView } from '../../app/api'
import { ago, dayOf, today } from '../../app/dates'
import { Empty, Page, Shown } from '../../app/Page'
import { reasonWords } from '../../journey/reasons'

type Board = Answer<'/api/cohorts/{cohortId}/board'>
type Entry = Board['finished'][number]

/** A cohort by phase. */
export default function CohortPage() {
  const { cohortId = '' } = useParams()
  const board = useView('/api/cohorts/{cohortId}/board', { cohortId })
  const [enrolling, enrol] = useDisclosure()
  const [planning, plan] = useDisclosure()
  return (
    <Page
      title={board.data?.name ?? 'Cohort'}
      actions={
        <>
          <Button variant="default" onClick={plan.open}>
            Assign a plan
          </Button>
          <Button onClick={enrol.open}>Enrol clients</Button>
        </>
      }
    >
      <Shown view={board}>
        {(data) => {
          const columns = [
            ...(data.waiting.length > 0
              ? [{ phaseId: 'waiting', title: 'Without a plan', clients: data.waiting }]
              : []),
            ...data.columns,
            ...(data.finished.length > 0 ? [{ phaseId: 'finished', title: 'Finished', clients: data.finished }] : []),
          ]
          const people = columns.reduce((sum, { clients }) => sum + clients.length, 0)
          return (
            <>
              <Text c="dimmed" size="sm">
                {people} of {data.capacity} places, since {dayOf(data.startsOn)}
              </Text>
              {people === 0 && (
                <Empty title="Nobody enrolled yet" action={<Button onClick={enrol.open}>Enrol clients</Button>}>
                  Invite people as clients under Members. Once they have accepted, enrol them here, and their plan
                  begins.
                </Empty>
              )}
              <ScrollArea
                type="auto"
                offsetScrollbars="x"
                viewportProps={{ tabIndex: 0, 'aria-label': 'Phases', role: 'region' }}
              >
                <Group align="flex-start" wrap="nowrap" gap="sm">
                  {columns.map(({ phaseId, title, clients }) => (
                    <Stack key={phaseId} w={220} gap="xs" style={{ flex: 'none' }}>
                      <Title order={2}>
                        {title}{' '}
                        <Text span c="dimmed" fw={400}>
                          {clients.length}
                        </Text>
                      </Title>
                      {clients.map((entry) => (
                        <BoardCard key={entry.journeyId} entry={entry} />
                      ))}
                    </Stack>
                  ))}
                </Group>
              </ScrollArea>
              <EnrolClients board={data} opened={enrolling} onClose={enrol.close} />
              <AssignPlanToCohort board={data} opened={planning} onClose={plan.close} />
            </>
          )
        }}
      </Shown>
    </Page>
  )
}

function BoardCard({ entry }: { entry: Entry }) {
  const [first] = entry.attention
  return (
    <Card withBorder padding="xs">
      <Anchor component={Link} to={`/clients/${entry.journeyId}`} size="sm" fw={600} truncate>
        {entry.clientName}
      </Anchor>
      <Text size="xs" c="dimmed">
        {entry.status === 'open' ? (entry.phaseSince ? `here since ${dayOf(entry.phaseSince)}` : '') : entry.status}
      </Text>
      {first && (
        <Badge mt={4} size="sm" tt="none" color={reasonWords[first.reason].color} variant="light">
          {reasonWords[first.reason].text}, {ago(first.since)}
        </Badge>
      )}
    </Card>
  )
}

function EnrolClients({ board, opened, onClose }: { board: Board; opened: boolean; onClose: () => void }) {
  const members = useView('/api/members', { role: 'client', limit: 200 }, { enabled: opened })
  const [chosen, setChosen] = useState<string[]>([])
  const enrol = useCommand('/api/cohorts/{streamId}/enrol-client')
  const enrolled = new Set(
    [...board.waiting, ...board.finished, ...board.columns.flatMap(({ clients }) => clients)].map(
      ({ clientId }) => clientId,
    ),
  )
  const free = (members.data?.items ?? []).filter(
    ({ personId, status }) => status === 'active' && !enrolled.has(personId),
  )
  const submit = async () => {
    for (const clientId of chosen) await enrol.mutateAsync({ streamId: board.cohortId, body: { clientId } })
    notifications.show({
      message: chosen.length === 1 ? 'One client enrolled.' : `${chosen.length} clients enrolled.`,
      color: 'teal',
    })
    setChosen([])
    onClose()
  }
  return (
    <Modal opened={opened} onClose={onClose} title="Enrol clients">
      <Stack>
        {free.length === 0 ? (
          <Text size="sm">
            Everyone who has accepted is enrolled.{' '}
            <Anchor component={Link} to="/members">
              Invite more under Members.
            </Anchor>
          </Text>
        ) : (
          <MultiSelect
            label="Clients"
            placeholder="Choose"
            searchable
            data={free.map(({ personId, name }) => ({ value: personId, label: name }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        <Button
          disabled={chosen.length === 0}
          loading={enrol.isPending}
          onClick={() => void submit().catch(() => undefined)}
        >
          Enrol
        </Button>
      </Stack>
    </Modal>
  )
}

function AssignPlanToCohort({ board, opened, onClose }: { board: Board; opened: boolean; onClose: () => void }) {
  const templates = useView('/api/plan-templates', {}, { enabled: opened })
  const fitting = (templates.data?.items ?? []).filter(
    ({ frameworkId, versions }) => frameworkId === board.frameworkId && versions > 0,
  )
  const assign = useCommand('/api/cohorts/{streamId}/assign-plan-to-cohort', { done: 'Each client gets the plan.' })
  const form = useForm({ initialValues: { templateId: '', startsOn: today() } })
  return (
    <Modal opened={opened} onClose={onClose} title="Assign a plan to everyone">
      <form
        onSubmit={form.onSubmit(async ({ templateId, startsOn }) => {
          const template = fitting.find((one) => one.templateId === templateId) ?? fitting[0]
          if (!template) return
          await assign.mutateAsync({
            streamId: board.cohortId,
            body: { plan: { templateId: template.templateId, templateVersion: template.versions, startsOn } },
          })
          onClose()
        })}
      >
        <Stack>
          <Text size="sm">Every client of this cohort gets it, once each. What they have done is kept.</Text>
          <NativeSelect
            label="Plan"
            data={fitting.map(({ templateId, name }) => ({ value: templateId, label: name }))}
            {...form.getInputProps('templateId')}
          />
          <TextInput type="date" label="Starts on" required {...form.getInputProps('startsOn')} />
          <Button type="submit" loading={assign.isPending} disabled={fitting.length === 0}>
            Assign
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
