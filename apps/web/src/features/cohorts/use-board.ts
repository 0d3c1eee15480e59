import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJourneyActions } from '../../journey/bulk-actions'
import type { Column } from '../../ui/Board'
import { useSelection } from '../../ui/selection'
import { useUndoableActions } from '../../ui/undoable-actions'
import { peopleOf, type BoardEntry, type CohortBoard } from './board'

/** The board of a cohort as its screen shows it: columns, who is chosen, and what moving a card does. */
export function useBoard(board: CohortBoard) {
  const { t } = useTranslation()
  const selection = useSelection()
  /** The client who is being moved on without having asked for it. */
  const [opening, setOpening] = useState<BoardEntry | null>(null)
  const actions = useJourneyActions()
  const { schedule, pending } = useUndoableActions()
  const columns = useColumns(board)
  const next = (from: string) => columns[columns.findIndex(({ id }) => id === from) + 1]?.id
  const isSettling = ({ journeyId }: BoardEntry) => pending.has(`approve/${journeyId}`)
  const moveOn = (entry: BoardEntry) => {
    const approve = actions.find(({ id }) => id === 'approve')!
    if (approve.unfit(entry) !== null) return setOpening(entry)
    schedule(
      [{ key: `approve/${entry.journeyId}`, work: () => approve.work(entry) }],
      t('common.signedOffFor', { name: entry.clientName }),
    )
  }
  return {
    columns,
    selection,
    chosen: peopleOf(board).filter(({ journeyId }) => selection.chosen.has(journeyId)),
    opening,
    closeOpening: () => setOpening(null),
    actions,
    schedule,
    isSettling,
    mayMove: (entry: BoardEntry, from: string, to: string) =>
      entry.status === 'open' && from !== 'waiting' && to === next(from) && !isSettling(entry),
    moveOn,
  }
}

/** A column for each phase, and for who is without a plan, has finished or has withdrawn. */
function useColumns(board: CohortBoard): Column<BoardEntry>[] {
  const { t } = useTranslation()
  const count = board.columns.length
  return [
    ...(board.waiting.length > 0 ? [{ id: 'waiting', title: t('cohorts.columnNoPlan'), items: board.waiting }] : []),
    ...board.columns.map(({ phaseId, title, clients }, done) => ({
      id: phaseId,
      title,
      items: clients,
      along: { done, count },
    })),
    { id: 'finished', title: t('cohorts.columnCompleted'), items: board.finished },
    ...(board.withdrawn.length > 0
      ? [{ id: 'withdrawn', title: t('cohorts.endedEarly'), items: board.withdrawn }]
      : []),
  ]
}
