import { Button, List, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { showProblem } from '../../api/problems'
import { useAllPages } from '../../api/queries'
import type { BoardEntry, CohortBoard } from './board'

/** Moves clients to another cohort, after listing them. Their work moves with them. */
export function MoveClients({
  board,
  chosen,
  opened,
  onClose,
  onDone,
}: {
  board: CohortBoard
  chosen: BoardEntry[]
  opened: boolean
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useTranslation()
  const cohorts = useAllPages('/api/cohorts', opened ? {} : null)
  const [to, setTo] = useState('')
  const move = useCommand('/api/cohorts/{streamId}/move-client', { quiet: true })
  const others = (cohorts.data?.items ?? []).filter(
    ({ cohortId, status, frameworkId }) =>
      cohortId !== board.cohortId && status !== 'archived' && frameworkId === board.frameworkId,
  )
  const submit = async () => {
    const toCohortId = to || others[0]!.cohortId
    let moved = 0
    for (const { clientId } of chosen)
      await move
        .mutateAsync({ streamId: board.cohortId, body: { clientId, toCohortId } })
        .then(() => (moved += 1))
        .catch(showProblem)
    if (moved > 0) notifications.show({ message: t('cohorts.clientsMoved', { count: moved }), color: 'teal' })
    onDone()
    onClose()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('cohorts.moveToCohort')}>
      <Stack>
        {cohorts.data && others.length === 0 ? (
          <Text size="sm">{t('cohorts.noOtherCohort')}</Text>
        ) : (
          <NativeSelect
            label={t('common.cohort')}
            data={others.map(({ cohortId, name }) => ({ value: cohortId, label: name }))}
            value={to}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
          />
        )}
        <List size="sm">
          {chosen.map(({ journeyId, clientName }) => (
            <List.Item key={journeyId}>{clientName}</List.Item>
          ))}
        </List>
        <Button disabled={others.length === 0} loading={move.isPending} onClick={() => void submit()}>
          {t('cohorts.moveClients', { count: chosen.length })}
        </Button>
      </Stack>
    </Modal>
  )
}
