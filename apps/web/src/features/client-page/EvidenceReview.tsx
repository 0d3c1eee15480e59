import { Button, Grid, Group, Stack, Textarea, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { Empty } from '../../ui/Page'
import { settleWith, useDraftForm } from '../../ui/draft-form'
import { EvidenceList } from '../../journey/EvidenceList'
import { GateDemands } from '../../journey/GateDemands'
import type { Journey } from '../../journey/journey'

interface EvidenceReviewProps {
  journey: Journey
  /** The moment that is shown, where it is of the past: nothing can be changed then. */
  at: string | null
}

/** Evidence for the coach to accept or to send back, beside what the gate requires. What waits comes first. */
export function EvidenceReview({ journey, at }: EvidenceReviewProps) {
  const { t } = useTranslation()
  const { journeyId, clientName, phases } = journey
  const { total, waiting } = journey.evidence
  if (total === 0)
    return (
      <Empty title={t('clientPage.noEvidence')} scene="map">
        {t('clientPage.noEvidenceHint', { name: clientName })}
      </Empty>
    )
  const current = phases.find(({ state }) => state === 'current')
  const titleOf = (stepId: string) =>
    phases.flatMap(({ steps }) => steps).find((one) => one.stepId === stepId)?.title ?? ''
  const list = (review: 'waiting' | 'answered') => (
    <EvidenceList
      journeyId={journeyId}
      of={{ review, at: at ?? undefined }}
      about={(stepId) => `· ${titleOf(stepId)}`}
      {...(at === null && { actions: (evidenceId) => <Review journeyId={journeyId} evidenceId={evidenceId} /> })}
    />
  )
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: current ? 8 : 12 }}>
        <Stack>
          {waiting > 0 && (
            <Stack gap="xs" component="section" aria-labelledby="evidence-waits">
              <Title order={3} id="evidence-waits">
                {t('clientPage.evidenceToReview', { waiting })}
              </Title>
              {list('waiting')}
            </Stack>
          )}
          {total > waiting && (
            <Stack gap="xs" component="section" aria-labelledby="evidence-reviewed">
              <Title order={3} id="evidence-reviewed">
                {t('clientPage.evidenceReviewed', { reviewed: total - waiting })}
              </Title>
              {list('answered')}
            </Stack>
          )}
        </Stack>
      </Grid.Col>
      {current && (
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Title order={3} mb="xs">
            {t('clientPage.signOffRequirements')}
          </Title>
          <GateDemands phase={current} />
        </Grid.Col>
      )}
    </Grid>
  )
}

function Review({ journeyId, evidenceId }: { journeyId: string; evidenceId: string }) {
  const { t } = useTranslation()
  const form = useDraftForm(`review/${journeyId}/${evidenceId}`, { initialValues: { comment: '' } })
  const accept = useCommand('/api/journeys/{streamId}/accept-evidence', { done: t('clientPage.evidenceAccepted') })
  const ask = useCommand('/api/journeys/{streamId}/request-changes', { done: t('clientPage.changesRequested') })
  const written = form.values.comment.trim()
  return (
    <Stack gap="xs" mt="sm">
      <Textarea
        aria-label={t('clientPage.evidenceComment')}
        placeholder={t('clientPage.evidenceCommentHint')}
        autosize
        minRows={2}
        maxLength={4000}
        {...form.getInputProps('comment')}
      />
      <Group>
        <Button
          size="xs"
          loading={accept.isPending}
          onClick={() =>
            settleWith(
              form,
              accept.mutateAsync({ streamId: journeyId, body: { evidenceId, ...(written && { comment: written }) } }),
            )
          }
        >
          {t('clientPage.acceptEvidence')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!written}
          loading={ask.isPending}
          onClick={() =>
            settleWith(form, ask.mutateAsync({ streamId: journeyId, body: { evidenceId, comment: written } }))
          }
        >
          {t('clientPage.requestChanges')}
        </Button>
      </Group>
    </Stack>
  )
}
