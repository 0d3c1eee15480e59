import { Button, Menu, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useAllPages } from '../../api/queries'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useSession } from '../../api/session'
import { ChangePlan } from './ChangePlan'
import type { Journey } from '../../journey/journey'

type Action = 'pause' | 'plan' | 'transfer' | 'withdraw'

/** What a coach does with a journey as a whole: pause, hand over, end it. */
export function JourneyActions({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const [action, setAction] = useState<Action | null>(null)
  const pause = useCommand('/api/journeys/{streamId}/pause-journey', { done: t('clientPage.programmePaused') })
  const withdraw = useCommand('/api/journeys/{streamId}/withdraw-journey', { done: t('clientPage.programmeEnded') })
  const because = (reason: string) => ({ streamId: journey.journeyId, body: reason ? { reason } : {} })
  const resume = useCommand('/api/journeys/{streamId}/resume-journey', { done: t('clientPage.programmeResumed') })
  if (journey.status === 'completed' || journey.status === 'withdrawn') return null
  const close = () => setAction(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} />}>
            {t('common.actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {journey.status === 'paused' ? (
            <Menu.Item onClick={() => resume.mutate({ streamId: journey.journeyId, body: {} })}>
              {t('common.resume')}
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => setAction('pause')}>{t('clientPage.pauseOpen')}</Menu.Item>
          )}
          {journey.phases.length > 0 && journey.status === 'open' && (
            <Menu.Item onClick={() => setAction('plan')}>{t('clientPage.changePlanOpen')}</Menu.Item>
          )}
          <Menu.Item onClick={() => setAction('transfer')}>{t('clientPage.moveToCoachOpen')}</Menu.Item>
          <Menu.Item color="red" onClick={() => setAction('withdraw')}>
            {t('clientPage.endEarlyOpen')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        place={`pause/${journey.journeyId}`}
        opened={action === 'pause'}
        onClose={close}
        title={t('clientPage.pauseTitle')}
        lead={t('clientPage.pauseLead')}
        send={t('common.pause')}
        optional
        label={t('clientPage.whyOptional')}
        pending={pause.isPending}
        onSend={(reason) => pause.mutateAsync(because(reason))}
      />
      <ReasonDialog
        place={`withdraw/${journey.journeyId}`}
        opened={action === 'withdraw'}
        onClose={close}
        title={t('clientPage.endEarlyTitle')}
        lead={t('clientPage.endEarlyLead')}
        send={t('clientPage.endEarlyButton')}
        optional
        label={t('clientPage.whyOptional')}
        pending={withdraw.isPending}
        onSend={(reason) => withdraw.mutateAsync(because(reason))}
      />
      <ChangePlan opened={action === 'plan'} onClose={close} journey={journey} />
      <HandOver opened={action === 'transfer'} onClose={close} journey={journey} />
    </>
  )
}

function HandOver({ opened, onClose, journey }: { opened: boolean; onClose: () => void; journey: Journey }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const coaches = useAllPages('/api/members', opened ? { role: 'coach' } : null)
  const cohorts = useAllPages('/api/cohorts', opened ? {} : null)
  const transfer = useCommand('/api/journeys/{streamId}/transfer-journey', { done: t('clientPage.movedToCoach') })
  const form = useForm({ initialValues: { coachId: '', cohortId: '', handover: '' } })
  const others = (coaches.data?.items ?? []).filter(
    ({ personId, status }) => status === 'active' && personId !== journey.coachId,
  )
  return (
    <Modal opened={opened} onClose={onClose} title={t('clientPage.moveToCoach')}>
      <form
        onSubmit={form.onSubmit(({ coachId, cohortId, handover }) => {
          const body = {
            coachId: coachId || others[0]!.personId,
            ...(cohortId && { cohortId }),
            ...(handover.trim() && { handover: handover.trim() }),
          }
          transfer.mutate({ streamId: journey.journeyId, body }, { onSuccess: onClose })
        })}
      >
        <Stack>
          {coaches.data && others.length === 0 && <Text size="sm">{t('clientPage.noOtherCoach')}</Text>}
          <NativeSelect
            label={t('common.coach')}
            data={others.map(({ personId, name }) => ({ value: personId, label: name }))}
            {...form.getInputProps('coachId')}
          />
          <NativeSelect
            label={t('common.cohort')}
            data={[
              { value: '', label: t('clientPage.keepCohort') },
              ...(cohorts.data?.items ?? [])
                .filter(({ status, coachIds }) => status !== 'archived' && !coachIds.includes(person.personId))
                .map(({ cohortId, name }) => ({ value: cohortId, label: name })),
            ]}
            {...form.getInputProps('cohortId')}
          />
          <Textarea
            label={t('clientPage.noteForCoach')}
            description={t('clientPage.noteForCoachHint')}
            autosize
            minRows={3}
            maxLength={4000}
            {...form.getInputProps('handover')}
          />
          <Text size="sm" c="dimmed">
            {t('clientPage.moveToCoachHint')}
          </Text>
          <Button type="submit" disabled={others.length === 0} loading={transfer.isPending}>
            {t('clientPage.moveToCoachButton')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
