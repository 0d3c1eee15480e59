import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { GateDemands } from '../../journey/GateDemands'
import type { Journey, Phase } from '../../journey/journey'

/** The gate of the current phase: what it requires, and the coach's decision when the client has asked for one. */
export function GateDecision({ journey, phase, readOnly }: { journey: Journey; phase: Phase; readOnly: boolean }) {
  const { t } = useTranslation()
  const { ago } = useFormats()
  const approve = useCommand('/api/journeys/{streamId}/approve-gate', {
    done: t('clientPage.signedOff'),
  })
  const declineGate = useCommand('/api/journeys/{streamId}/decline-gate', { done: t('clientPage.feedbackSent') })
  const overrideGate = useCommand('/api/journeys/{streamId}/override-gate', {
    done: t('common.signedOffEarly'),
  })
  const because = (reason: string) => ({ streamId: journey.journeyId, body: { phaseId: phase.phaseId, reason } })
  const [declining, decline] = useDisclosure()
  const [overriding, override] = useDisclosure()
  const asked = journey.gate.state === 'requested'
  const title = t('common.signOffOf', { phase: phase.title })
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{title}</Title>
          {asked && <Badge>{t('clientPage.askedAgo', { ago: ago(journey.gate.requestedAt!) })}</Badge>}
        </Group>
        <GateDemands
          phase={phase}
          extra={(demand) =>
            demand.waivable &&
            !readOnly && (
              <WaiveDemand journeyId={journey.journeyId} phaseId={phase.phaseId} demandId={demand.demandId} />
            )
          }
        />
        {!readOnly &&
          (asked ? (
            <Group>
              <Button
                loading={approve.isPending}
                onClick={() => approve.mutate({ streamId: journey.journeyId, body: { phaseId: phase.phaseId } })}
              >
                {t('common.signOff')}
              </Button>
              <Button variant="default" onClick={decline.open}>
                {t('clientPage.notYet')}
              </Button>
            </Group>
          ) : (
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                {t('clientPage.signOffNotAsked', { name: journey.clientName })}
              </Text>
              {journey.status === 'open' && (
                <Button size="xs" variant="subtle" color="gray" onClick={override.open}>
                  {t('clientPage.moveOnEarlyOpen')}
                </Button>
              )}
            </Group>
          ))}
      </Stack>
      <ReasonDialog
        place={`decline/${journey.journeyId}/${phase.phaseId}`}
        opened={declining}
        onClose={decline.close}
        title={t('clientPage.whatIsMissing')}
        label={t('clientPage.feedbackFor', { name: journey.clientName })}
        send={t('clientPage.sendFeedback')}
        pending={declineGate.isPending}
        onSend={(reason) => declineGate.mutateAsync(because(reason))}
      />
      <ReasonDialog
        place={`override/${journey.journeyId}/${phase.phaseId}`}
        opened={overriding}
        onClose={override.close}
        title={t('common.moveOnEarly')}
        label={t('common.reasonForHistory')}
        send={t('common.moveToNextPhase')}
        pending={overrideGate.isPending}
        onSend={(reason) => overrideGate.mutateAsync(because(reason))}
      />
    </Card>
  )
}

function WaiveDemand({ journeyId, phaseId, demandId }: { journeyId: string; phaseId: string; demandId: string }) {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure()
  const waive = useCommand('/api/journeys/{streamId}/waive-demand', { done: t('clientPage.requirementSkipped') })
  return (
    <>
      <Button size="compact-xs" variant="subtle" ml="xs" onClick={open}>
        {t('clientPage.skipRequirementOpen')}
      </Button>
      <ReasonDialog
        place={`waive/${journeyId}/${phaseId}/${demandId}`}
        opened={opened}
        onClose={close}
        title={t('clientPage.skipRequirementTitle')}
        label={t('common.whyQuestion')}
        send={t('clientPage.skipRequirement')}
        pending={waive.isPending}
        onSend={(reason) => waive.mutateAsync({ streamId: journeyId, body: { phaseId, demandId, reason } })}
      />
    </>
  )
}
