import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../app/api'
import { Empty } from '../../app/Page'
import { EvidenceList } from '../../journey/EvidenceList'
import type { Journey } from '../../journey/journey'

/** Evidence to accept, or to ask changes for; what waits comes first. */
export function EvidenceReview({ journey }: { journey: Journey }) {
  if (journey.evidence.length === 0)
    return <Empty title="No evidence yet">What {journey.clientName} hands in appears here for you to review.</Empty>
  const waits = ({ status }: { status: string }) => (status === 'submitted' ? 0 : 1)
  const ordered = [...journey.evidence].sort((one, other) => waits(one) - waits(other))
  return (
    <EvidenceList
      evidence={ordered}
      actions={(evidenceId) => <Review journeyId={journey.journeyId} evidenceId={evidenceId} />}
    />
  )
}

function Review({ journeyId, evidenceId }: { journeyId: string; evidenceId: string }) {
  const [comment, setComment] = useState('')
  const accept = useCommand('/api/journeys/{streamId}/accept-evidence', { done: 'Evidence accepted.' })
  const ask = useCommand('/api/journeys/{streamId}/request-changes', { done: 'Changes asked for.' })
  const written = comment.trim()
  return (
    <Stack gap="xs" mt="sm">
      <Textarea
        aria-label="Comment"
        placeholder="What is good, what is missing?"
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
          Accept
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!written}
          loading={ask.isPending}
          onClick={() => ask.mutate({ streamId: journeyId, body: { evidenceId, comment: written } })}
        >
          Ask for changes
        </Button>
      </Group>
    </Stack>
  )
}
