import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Board } from '../../ui/Board'
import { BulkBar } from '../../ui/BulkBar'
import type { CohortBoard } from './board'
import { BoardCard } from './BoardCard'
import { MoveClients } from './MoveClients'
import { OpenGate } from './OpenGate'
import { useBoard } from './use-board'

/** The clients of a cohort by phase, and what a coach does with one or many of them. */
export function PhaseBoard({ board }: { board: CohortBoard }) {
  const { t } = useTranslation()
  const { columns, selection, chosen, opening, closeOpening, actions, schedule, isSettling, mayMove, moveOn } =
    useBoard(board)
  const [moving, { open, close }] = useDisclosure()
  return (
    <Stack>
      {board.moreEnded > 0 && (
        <Text size="sm">
          {t('cohorts.moreFinished', {
            count: board.moreEnded,
          })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('cohorts.boardHint')}
      </Text>
      <Board
        label={t('common.phases')}
        columns={columns}
        cardOf={({ journeyId, clientName }) => ({ id: journeyId, name: clientName })}
        mayMove={mayMove}
        onMove={moveOn}
        render={(entry, move) => (
          <BoardCard
            entry={entry}
            move={move}
            settling={isSettling(entry)}
            chosen={selection.chosen.has(entry.journeyId)}
            onChoose={() => selection.toggle(entry.journeyId)}
          />
        )}
      />
      {chosen.length > 0 && (
        <Group justify="flex-end">
          <Button size="xs" variant="default" onClick={open}>
            {t('cohorts.moveToCohortOpen')}
          </Button>
        </Group>
      )}
      <BulkBar chosen={chosen} actions={actions} schedule={schedule} onClear={selection.clear} />
      <OpenGate entry={opening} onClose={closeOpening} />
      <MoveClients board={board} chosen={chosen} opened={moving} onClose={close} onDone={selection.clear} />
    </Stack>
  )
}
