import { Anchor, Badge, Button, Card, Checkbox, Group, Menu, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { QueryResult } from '../../api/client'
import { IconChevronDown } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { useUndoableActions } from '../../ui/undoable-actions'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { Board, type Column } from '../../ui/Board'
import { useJourneyActions } from '../../journey/bulk-actions'
import { BulkBar } from '../../ui/BulkBar'
import { attentionTexts, statusTexts } from '../../journey/attention-texts'
import { AddCoach } from './AddCoach'
import { AssignPlanToCohort } from './AssignPlanToCohort'
import { EnrolClients } from './EnrolClients'
import { MoveClients } from './MoveClients'
import { OpenGate } from './OpenGate'

export type CohortBoard = QueryResult<'/api/cohorts/{cohortId}/board'>
export type BoardEntry = CohortBoard['finished'][number]

/** A cohort by phase: who is where, who needs somebody, and the way to the next phase. */
export default function CohortPage() {
  const { t } = useTranslation()
  const { day } = useFormats()
  const { cohortId = '' } = useParams()
  const board = useView('/api/cohorts/{cohortId}/board', { cohortId })
  const [enrolling, enrol] = useDisclosure()
  const [planning, plan] = useDisclosure()
  const [coaching, coach] = useDisclosure()
  const archive = useCommand('/api/cohorts/{streamId}/archive-cohort', { done: t('Archived.') })
  return (
    <Page
      title={board.data?.name ?? t('Cohort')}
      lead={
        board.data &&
        t('{{taken}} of {{capacity}} places, since {{date}}', {
          taken: peopleOf(board.data).length,
          capacity: board.data.capacity,
          date: day(board.data.startsOn),
        })
      }
      actions={
        <>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={16} />}>
                {t('Actions')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={plan.open}>{t('Assign a plan to everyone …')}</Menu.Item>
              <Menu.Item onClick={coach.open}>{t('Add a coach …')}</Menu.Item>
              <Menu.Item component={Link} to={`/report?cohort=${cohortId}`}>
                {t('Engagement report')}
              </Menu.Item>
              <Menu.Item color="red" onClick={() => archive.mutate({ streamId: cohortId, body: {} })}>
                {t('Archive the cohort')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button onClick={enrol.open}>{t('Enrol clients')}</Button>
        </>
      }
    >
      <QueryBoundary view={board}>
        {(data) => (
          <>
            {peopleOf(data).length === 0 ? (
              <Empty
                title={t('Nobody enrolled yet')}
                scene="peaks"
                action={<Button onClick={enrol.open}>{t('Enrol clients')}</Button>}
              >
                {t(
                  'Invite people as clients under Members. Once they have accepted, enrol them here, and their plan begins.',
                )}
              </Empty>
            ) : (
              <Phases board={data} />
            )}
            <EnrolClients board={data} opened={enrolling} onClose={enrol.close} />
            <AddCoach cohortId={cohortId} opened={coaching} onClose={coach.close} />
            <AssignPlanToCohort board={data} opened={planning} onClose={plan.close} />
          </>
        )}
      </QueryBoundary>
    </Page>
  )
}

export const peopleOf = (board: CohortBoard) => [
  ...board.waiting,
  ...board.columns.flatMap(({ clients }) => clients),
  ...board.finished,
  ...board.withdrawn,
]

function Phases({ board }: { board: CohortBoard }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [opening, setOpening] = useState<BoardEntry | null>(null)
  const [moving, setMoving] = useState(false)
  const actions = useJourneyActions()
  const { schedule, pending } = useUndoableActions()
  const count = board.columns.length
  const columns: Column<BoardEntry>[] = [
    ...(board.waiting.length > 0 ? [{ id: 'waiting', title: t('Without a plan'), items: board.waiting }] : []),
    ...board.columns.map(({ phaseId, title, clients }, done) => ({
      id: phaseId,
      title,
      items: clients,
      along: { done, count },
    })),
    { id: 'finished', title: t('Finished'), items: board.finished },
    ...(board.withdrawn.length > 0 ? [{ id: 'withdrawn', title: t('Withdrawn'), items: board.withdrawn }] : []),
  ]
  const next = (from: string) => columns[columns.findIndex(({ id }) => id === from) + 1]?.id
  const picked = peopleOf(board).filter(({ journeyId }) => chosen.has(journeyId))
  const open = (entry: BoardEntry) => {
    const approve = actions.find(({ id }) => id === 'approve')!
    if (approve.unfit(entry) !== null) return setOpening(entry)
    schedule(
      [{ key: `approve/${entry.journeyId}`, work: () => approve.work(entry) }],
      t('Gate of {{name}} approved.', { name: entry.clientName }),
    )
  }
  return (
    <Stack>
      {board.moreEnded > 0 && (
        <Text size="sm">
          {t('{{count}} more have finished or withdrawn. This board lists the latest of them.', {
            count: board.moreEnded,
          })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('Move somebody to the next phase by dragging, or with the arrows on their card: that opens the gate.')}
      </Text>
      <Board
        label={t('Phases')}
        columns={columns}
        cardOf={({ journeyId, clientName }) => ({ id: journeyId, name: clientName })}
        mayMove={({ status, journeyId }, from, to) =>
          status === 'open' && from !== 'waiting' && to === next(from) && !pending.has(`approve/${journeyId}`)
        }
        onMove={open}
        render={(entry, move) => (
          <BoardCard
            entry={entry}
            move={move}
            settling={pending.has(`approve/${entry.journeyId}`)}
            chosen={chosen.has(entry.journeyId)}
            onChoose={() =>
              setChosen((now) => {
                const all = new Set(now)
                if (!all.delete(entry.journeyId)) all.add(entry.journeyId)
                return all
              })
            }
          />
        )}
      />
      {picked.length > 0 && (
        <Group justify="flex-end">
          <Button size="xs" variant="default" onClick={() => setMoving(true)}>
            {t('Move to another cohort …')}
          </Button>
        </Group>
      )}
      <BulkBar chosen={picked} actions={actions} schedule={schedule} onClear={() => setChosen(new Set())} />
      <OpenGate entry={opening} onClose={() => setOpening(null)} />
      <MoveClients
        board={board}
        chosen={picked}
        opened={moving}
        onClose={() => setMoving(false)}
        onDone={() => setChosen(new Set())}
      />
    </Stack>
  )
}

function BoardCard({
  entry,
  move,
  chosen,
  settling,
  onChoose,
}: {
  entry: BoardEntry
  move: ReactNode
  chosen: boolean
  settling: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const { ago, day } = useFormats()
  const [first] = entry.attention
  return (
    <Card padding="xs" radius="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap={6}>
        <Group gap={8} wrap="nowrap" align="flex-start" miw={0}>
          <Checkbox
            size="xs"
            mt={3}
            checked={chosen}
            onChange={onChoose}
            aria-label={t('Choose {{name}}', { name: entry.clientName })}
          />
          <Anchor component={Link} to={`/clients/${entry.journeyId}`} size="sm" fw={600} c="inherit" lineClamp={2}>
            {entry.clientName}
          </Anchor>
        </Group>
        {move}
      </Group>
      <Text size="xs" c="dimmed">
        {entry.status === 'open'
          ? entry.phaseSince
            ? t('here since {{date}}', { date: day(entry.phaseSince) })
            : ''
          : t(statusTexts[entry.status])}
      </Text>
      {settling ? (
        <Badge mt={4} size="sm" variant="light">
          {t('gate opens …')}
        </Badge>
      ) : (
        first && (
          <Badge mt={4} size="sm" color={attentionTexts[first.reason].color} variant="light">
            {t(attentionTexts[first.reason].text)}, {ago(first.since)}
          </Badge>
        )
      )}
    </Card>
  )
}
