import { Button, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useAllPages } from '../../api/queries'

/** Adds a coach to a cohort. Clients who are enrolled keep their coach. */
export function AddCoach({ cohortId, opened, onClose }: { cohortId: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const members = useAllPages('/api/members', opened ? { role: 'coach' } : null)
  const cohorts = useAllPages('/api/cohorts', opened ? {} : null)
  const assign = useCommand('/api/cohorts/{streamId}/assign-coach', { done: t('cohorts.coachAdded') })
  const form = useForm({ initialValues: { coachId: '' } })
  const there = cohorts.data?.items.find((one) => one.cohortId === cohortId)?.coachIds ?? []
  const free = (members.data?.items ?? []).filter(
    ({ personId, status }) => status === 'active' && !there.includes(personId),
  )
  return (
    <Modal opened={opened} onClose={onClose} title={t('cohorts.addCoach')}>
      <form
        onSubmit={form.onSubmit(({ coachId }) =>
          assign.mutate(
            { streamId: cohortId, body: { coachId: coachId || free[0]!.personId } },
            { onSuccess: onClose },
          ),
        )}
      >
        <Stack>
          {members.data && free.length === 0 ? (
            <Text size="sm">{t('cohorts.noCoachToAdd')}</Text>
          ) : (
            <NativeSelect
              label={t('common.coach')}
              data={free.map(({ personId, name }) => ({ value: personId, label: name }))}
              {...form.getInputProps('coachId')}
            />
          )}
          <Button type="submit" disabled={free.length === 0} loading={assign.isPending}>
            {t('cohorts.addCoachButton')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
