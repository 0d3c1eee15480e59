import { Button, Grid, Group, Stack, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/api'
import { Empty } from '../../app/Page'
import { EvidenceList } from '../../journey/EvidenceList'
import { GateDemands } from '../../journey/GateDemands'
import type { Journey } from '../../journey/journey'

/** Evidence to accept, or to ask changes for, beside what the gate asks; what waits comes first. */
export function EvidenceReview({ journey, readOnly }: { journey: Journey; readOnly: boolean }) {
  const { t } = useTranslation()
  if (journey.evidence.length === 0)
    return (
      <Empty title={t('No evidence yet')} scene="map">
        {t('What {{name}} hands in appears here for you to review.', { name: journey.clientName })}
      </Empty>
    )
  const waits = ({ status }: { status: string }) => (status === 'submitted' ? 0 : 1)
  const ordered = journey.evidence.toSorted((one, other) => waits(one) - waits(other))
  const current = journey.phases.find(({ state }) => state === 'current')
  const step = (stepId: string) =>
    journey.phases.flatMap(({ steps }) => steps).find((one) => one.stepId === stepId)?.title ?? ''
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: current ? 8 : 12 }}>
        <EvidenceList
          journeyId={journey.journeyId}
          evidence={ordered}
          about={(stepId) => `· ${step(stepId)}`}
          {...(!readOnly && {
            actions: (evidenceId) => <Review journeyId={journey.journeyId} evidenceId={evidenceId} />,
          })}
        />
      </Grid.Col>
      {current && (
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Title order={3} mb="xs">
            {t('What the gate asks')}
          </Title>
          <GateDemands phase={current} />
        </Grid.Col>
      )}
    </Grid>
  )
}

function Review({ journeyId, evidenceId }: { journeyId: string; evidenceId: string }) {
  const { t } = useTranslation()
  const [comment, setComment] = useState('')
  const judged = (status: 'accepted' | 'changes-requested') => (journey: Journey) => ({
    ...journey,
    evidence: journey.evidence.map((one) => (one.evidenceId === evidenceId ? { ...one, status } : one)),
  })
  const accept = useCommand('/api/journeys/{streamId}/accept-evidence', {
    done: t('Evidence accepted.'),
    foresee: (foresee) => foresee('/api/journeys/{journeyId}', judged('accepted')),
  })
  const ask = useCommand('/api/journeys/{streamId}/request-changes', {
    done: t('Changes asked for.'),
    foresee: (foresee) => foresee('/api/journeys/{journeyId}', judged('changes-requested')),
  })
  const written = comment.trim()
  return (
    <Stack gap="xs" mt="sm">
      <Textarea
        aria-label={t('Comment')}
        placeholder={t('What is good, what is missing?')}
        autosize
        minRows={2}
        maxLength={4000}
        value={comment}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
      <Group>
        <Button
          size="xs"
          loading={accept.isPending}
          onClick={() =>
            accept.mutate({ streamId: journeyId, body: { evidenceId, ...(written && { comment: written }) } })
          }
        >
          {t('Accept')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!written}
          loading={ask.isPending}
          onClick={() => ask.mutate({ streamId: journeyId, body: { evidenceId, comment: written } })}
        >
          {t('Ask for changes')}
        </Button>
      </Group>
    </Stack>
  )
}
