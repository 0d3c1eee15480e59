import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ToolProps } from './tool'

/** The way to the questions, and to what they gave. */
export function AssessmentTool({ journey, editable }: ToolProps) {
  const { t } = useTranslation()
  return (
    <Group>
      {editable && (
        <Button component={Link} to={`/assessment/${journey.journeyId}`}>
          {t('tools.answerQuestions')}
        </Button>
      )}
      <Button component={Link} to={`/results/${journey.journeyId}`} variant="default">
        {editable ? t('tools.myResults') : t('common.sharedAssessments')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('tools.answersPrivate')}
      </Text>
    </Group>
  )
}
