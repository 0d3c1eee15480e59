import { Alert, Button, Card, Group, Rating, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../app/api'
import type { Taking } from './AssessmentPage'

/** The end of a taking: how honest one was, and that its answers are frozen from here on. */
export function Finish({
  taking,
  open,
  onBack,
  onDone,
}: {
  taking: Taking
  open: number
  onBack: () => void
  onDone: () => void
}) {
  const [honesty, setHonesty] = useState(0)
  const complete = useCommand('/api/assessments/{streamId}/complete-assessment')
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Title order={2}>How honest were you with yourself?</Title>
        <Text size="sm">
          One star: not very. Five: completely. It is for you alone, so that you can read the result rightly later.
        </Text>
        <Rating size="xl" value={honesty} onChange={setHonesty} getSymbolLabel={(value) => `${value} of 5`} />
        {open > 0 && (
          <Alert color="orange">
            {open === 1 ? 'One question is' : `${open} questions are`} still open. Go back to answer.
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          When you finish, your answers are kept as they are. You can take the questions again whenever you like.
        </Text>
        <Group>
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
          <Button
            disabled={honesty === 0 || open > 0}
            loading={complete.isPending}
            onClick={async () => {
              await complete.mutateAsync({ streamId: taking.assessmentId, body: { honesty } })
              onDone()
            }}
          >
            Finish and see the result
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
