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
          {t('Go to the questions')}
        </Button>
      )}
      <Button component={Link} to={`/results/${journey.journeyId}`} variant="default">
        {editable ? t('My results') : t('Shared assessments')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('Answers are the client’s own until they are shared.')}
      </Text>
    </Group>
  )
}
