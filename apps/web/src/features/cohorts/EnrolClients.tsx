import { Anchor, Button, Modal, MultiSelect, Progress, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommand } from '../../api/commands'
import { useAllPages } from '../../api/queries'
import { peopleOf, type CohortBoard } from './board'

/** Enrols clients who have accepted their invitation; each gets the cohort's plan. */
export function EnrolClients({ board, opened, onClose }: { board: CohortBoard; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const members = useAllPages('/api/members', opened ? { role: 'client' } : null)
  const [chosen, setChosen] = useState<string[]>([])
  const [done, setDone] = useState<number | null>(null)
  const enrol = useCommand('/api/cohorts/{streamId}/enrol-client')
  const enrolled = new Set(peopleOf(board).map(({ clientId }) => clientId))
  const free = (members.data?.items ?? []).filter(
    ({ personId, status }) => status === 'active' && !enrolled.has(personId),
  )
  const submit = async () => {
    try {
      for (const [at, clientId] of chosen.entries()) {
        setDone(at)
        await enrol.mutateAsync({ streamId: board.cohortId, body: { clientId } })
      }
      notifications.show({ message: t('cohorts.clientsAdded', { count: chosen.length }), color: 'teal' })
      setChosen([])
      onClose()
    } finally {
      setDone(null)
    }
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('cohorts.addClients')}>
      <Stack>
        {members.data && free.length === 0 ? (
          <Text size="sm">
            {t('cohorts.noOneToAdd')}{' '}
            <Anchor component={Link} to="/members">
              {t('cohorts.inviteClients')}
            </Anchor>
          </Text>
        ) : (
          <MultiSelect
            label={t('common.clients')}
            placeholder={t('cohorts.chooseClient')}
            searchable
            limit={100}
            data={free.map(({ personId, name }) => ({ value: personId, label: name }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        {done !== null && chosen.length > 3 && (
          <Progress
            value={(done / chosen.length) * 100}
            aria-label={t('common.doneOfTotal', { done, total: chosen.length })}
          />
        )}
        <Button
          disabled={chosen.length === 0}
          loading={done !== null}
          onClick={() => void submit().catch(() => undefined)}
        >
          {t('cohorts.addClientsButton')}
        </Button>
      </Stack>
    </Modal>
  )
}
