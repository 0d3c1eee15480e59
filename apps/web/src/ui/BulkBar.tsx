import { Button, Card, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UndoableAction } from './undoable-actions'

export interface BulkAction<Entry> {
  id: string
  label: string
  /** Why it does not apply to an entry; null where it does. */
  unfit: (entry: Entry) => string | null
  work: (entry: Entry) => Promise<unknown>
}

interface Named {
  journeyId: string
  clientName: string
}

/** Actions for all chosen entries: each first lists who it applies to and who not, and can be undone afterwards. */
export function BulkBar<Entry extends Named>({
  chosen,
  actions,
  schedule,
  onClear,
}: {
  chosen: Entry[]
  actions: BulkAction<Entry>[]
  schedule: (actions: UndoableAction[], said: string) => void
  onClear: () => void
}) {
  const { t } = useTranslation()
  const [previewed, setPreviewed] = useState<BulkAction<Entry> | null>(null)
  if (chosen.length === 0) return null
  const fit = previewed ? chosen.filter((entry) => previewed.unfit(entry) === null) : []
  const unfit = previewed ? chosen.filter((entry) => previewed.unfit(entry) !== null) : []
  const carryOut = () => {
    if (!previewed) return
    const { id, label, work } = previewed
    schedule(
      fit.map((entry) => ({ key: `${id}/${entry.journeyId}`, work: () => work(entry) })),
      t('ui.bulkDone', { action: label, count: fit.length }),
    )
    setPreviewed(null)
    onClear()
  }
  return (
    <Card
      padding="sm"
      role="region"
      aria-label={t('ui.bulkActions')}
      style={{ position: 'sticky', bottom: 12, zIndex: 3, boxShadow: 'var(--mantine-shadow-md)' }}
    >
      <Group justify="space-between">
        <Text fw={600} role="status">
          {t('ui.clientsSelected', { count: chosen.length })}
        </Text>
        <Group gap="xs">
          {actions.map((action) => (
            <Button key={action.id} size="xs" variant="light" onClick={() => setPreviewed(action)}>
              {action.label} …
            </Button>
          ))}
          <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
            {t('ui.clearSelection')}
          </Button>
        </Group>
      </Group>
      <Modal opened={previewed !== null} onClose={() => setPreviewed(null)} title={previewed?.label}>
        <Stack>
          {fit.length > 0 && (
            <div>
              <Text fw={600} size="sm">
                {t('ui.bulkApplies', { count: fit.length })}
              </Text>
              <List size="sm">
                {fit.map(({ journeyId, clientName }) => (
                  <List.Item key={journeyId}>{clientName}</List.Item>
                ))}
              </List>
            </div>
          )}
          {unfit.length > 0 && (
            <div>
              <Text fw={600} size="sm">
                {t('ui.bulkSkips', { count: unfit.length })}
              </Text>
              <List size="sm">
                {unfit.map((entry) => (
                  <List.Item key={entry.journeyId}>
                    {entry.clientName}: {previewed!.unfit(entry)}
                  </List.Item>
                ))}
              </List>
            </div>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setPreviewed(null)}>
              {t('common.cancel')}
            </Button>
            <Button disabled={fit.length === 0} onClick={carryOut} data-autofocus>
              {previewed?.label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  )
}
