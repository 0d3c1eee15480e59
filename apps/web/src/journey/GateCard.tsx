import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRequestGate } from './request-gate'
import { useFormats } from '../i18n/dates'
import { GateDemands } from './GateDemands'
import type { Journey, Phase } from './journey'

/** The gate of a phase as its client sees it: what it requires, and a button to ask the coach for a decision. */
export function GateCard({ journey, phase }: { journey: Journey; phase: Phase }) {
  const { t } = useTranslation()
  const { ago } = useFormats()
  const ask = useRequestGate()
  const asked = journey.gate.state === 'requested'
  const title = t('common.signOffOf', { phase: phase.title })
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed">
            {phase.gate.text}
          </Text>
        </div>
        {journey.gate.answer && (
          <Alert color="gray" title={t('journey.feedbackFrom', { name: journey.coachName })}>
            <span className="text-of-a-person">{journey.gate.answer}</span>
          </Alert>
        )}
        <GateDemands phase={phase} />
        <Group>
          <Button
            variant={phase.gate.ready ? 'filled' : 'default'}
            disabled={!phase.gate.ready || asked || journey.status !== 'open'}
            loading={ask.isPending}
            onClick={() => ask.mutate({ streamId: journey.journeyId, body: { phaseId: phase.phaseId } })}
          >
            {asked ? t('journey.coachReviewing') : t('common.askForSignOff')}
          </Button>
          {asked && journey.gate.requestedAt && (
            <Text size="sm" c="dimmed">
              {t('common.askedAgo', { ago: ago(journey.gate.requestedAt) })}
            </Text>
          )}
        </Group>
      </Stack>
    </Card>
  )
}
