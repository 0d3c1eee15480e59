import { Button, Card, Collapse, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { newId } from '../../api/new-id'
import { Page } from '../../ui/Page'
import type { AssessmentTexts } from './assessment'

/** What an assessment is about, with a worked example to read, before it begins. */
export function Introduction({ content, journeyId }: { content: AssessmentTexts; journeyId: string }) {
  const { t } = useTranslation()
  const start = useCommand('/api/assessments/{streamId}/start-assessment')
  const [shown, { toggle }] = useDisclosure()
  const example = content.workedExample
  return (
    <Page title={content.title} narrow>
      <Card withBorder padding="lg">
        <Stack>
          <Text>{content.introduction}</Text>
          <Group>
            <Button loading={start.isPending} onClick={() => start.mutate({ streamId: newId(), body: { journeyId } })}>
              {t('common.startAssessment')}
            </Button>
            {example && (
              <Button variant="default" onClick={toggle} aria-expanded={shown}>
                {shown ? t('assessment.hideExample') : t('assessment.readExample')}
              </Button>
            )}
          </Group>
          {example && (
            <Collapse expanded={shown}>
              <Stack gap="sm">
                <Title order={2}>{example.title}</Title>
                <Text size="sm">{example.story}</Text>
                {example.answers.map(({ questionId, rating, words }) => (
                  <div key={questionId}>
                    <Text size="sm" fw={600}>
                      {content.questions.find(({ id }) => id === questionId)?.text}
                    </Text>
                    <Text size="sm">
                      {t('assessment.ratingOfFour', { rating })}: {words}
                    </Text>
                  </div>
                ))}
              </Stack>
            </Collapse>
          )}
        </Stack>
      </Card>
    </Page>
  )
}
