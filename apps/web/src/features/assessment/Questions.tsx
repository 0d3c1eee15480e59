import { Alert, Anchor, Group, Progress, Text } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Page } from '../../ui/Page'
import type { Assessment, AssessmentTexts } from './assessment'
import { Finish } from './Finish'
import { QuestionCard } from './QuestionCard'
import { useQuestions } from './use-questions'

/** One question after the other, and then the end. */
export function Questions({
  content,
  assessment,
  journeyId,
}: {
  content: AssessmentTexts
  assessment: Assessment
  journeyId: string
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const questions = useQuestions(content, assessment)
  const { at, question, answered, unsent, goBack } = questions
  const total = content.questions.length
  return (
    <Page title={content.title} narrow>
      <Group wrap="nowrap">
        <Progress
          value={(answered / total) * 100}
          flex={1}
          aria-label={t('assessment.answeredOfTotal', { answered, total })}
        />
        <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
          {t('assessment.questionOfTotal', { at: Math.min(at + 1, total), total })}
        </Text>
      </Group>
      {unsent > 0 && <Unsent count={unsent} />}
      {question ? (
        <QuestionCard {...questions} question={question} />
      ) : (
        <Finish
          assessment={assessment}
          open={total - answered}
          unsent={unsent}
          onBack={goBack}
          onDone={() => void navigate(`/results/${journeyId}`)}
        />
      )}
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => void navigate('/home')}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('assessment.finishLater')}
      </Anchor>
    </Page>
  )
}

/** Answers that the server does not have yet: they are in this browser, and are sent when it can be reached. */
function Unsent({ count }: { count: number }) {
  const { t } = useTranslation()
  // Answers that are sent within a moment are not worth a message.
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1_500)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <Alert color="yellow" icon={<IconCloudOff />} role="status">
      {t('assessment.answersUnsent', { count })}
    </Alert>
  )
}
