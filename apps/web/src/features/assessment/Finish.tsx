import { Alert, Button, Card, Group, Rating, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import type { Assessment } from './assessment'

/** The end of an assessment: how honest the answers were, and that they can no longer change. */
export function Finish({
  assessment,
  open,
  unsent,
  onBack,
  onDone,
}: {
  assessment: Assessment
  open: number
  /** Answers that the server does not have yet. */
  unsent: number
  onBack: () => void
  onDone: () => void
}) {
  const { t } = useTranslation()
  const [honesty, setHonesty] = useState(0)
  // Every command is received by packages/http-api/src/commands/command.controller.ts, and this one decided by domain/src/assessment.
  const complete = useCommand('/api/assessments/{streamId}/complete-assessment')
  const finish = async () => {
    try {
      await complete.mutateAsync({ streamId: assessment.assessmentId, body: { honesty } })
    } catch {
      return // The reason of the refusal is shown already.
    }
    // By now the assessment is no longer open, and this screen may be gone: callbacks of `mutate` would not run.
    onDone()
  }
  return (
    <Card>
      <Stack>
        <Title order={2}>{t('assessment.opennessQuestion')}</Title>
        <Text size="sm">{t('assessment.opennessHint')}</Text>
        <Rating
          size="xl"
          value={honesty}
          onChange={setHonesty}
          getSymbolLabel={(value) => t('assessment.starsOfFive', { value })}
        />
        {open > 0 && <Alert color="orange">{t('assessment.questionsOpen', { count: open })}</Alert>}
        <Text size="sm" c="dimmed">
          {t('assessment.finishHint')}
        </Text>
        <Group>
          <Button variant="default" onClick={onBack}>
            {t('assessment.back')}
          </Button>
          <Button
            disabled={honesty === 0 || open > 0 || unsent > 0}
            loading={complete.isPending}
            onClick={() => void finish()}
          >
            {t('assessment.finish')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
