import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Assessment, AssessmentTexts } from './assessment'
import { colourOfRating, strengthTexts } from './concern'

/** Each topic of a completed assessment, the strongest concern first: how strong it is, the answer chosen, the client's own words. */
export function Concerns({ assessment, content }: { assessment: Assessment; content: AssessmentTexts }) {
  const ratingOf = (id: string) => assessment.answers[id]?.rating ?? 0
  const questions = content.questions.toSorted((one, other) => ratingOf(other.id) - ratingOf(one.id))
  return (
    <Stack component="ul" gap="sm" mt="md" p={0} style={{ listStyle: 'none' }}>
      {questions.map((question) => (
        <Concern key={question.id} question={question} assessment={assessment} />
      ))}
    </Stack>
  )
}

function Concern({ question, assessment }: { question: AssessmentTexts['questions'][number]; assessment: Assessment }) {
  const { t } = useTranslation()
  const { id, looksAt, text, anchors } = question
  const answer = assessment.answers[id]
  const rating = answer?.rating ?? 0
  const change = assessment.sinceLast?.ratings[id] ?? 0
  return (
    <Group component="li" gap="sm" align="flex-start" wrap="nowrap">
      <Strength rating={rating} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={600}>
          {t('assessment.topicAndStrength', { topic: looksAt, strength: t(strengthTexts[rating] ?? '') })}
          {change !== 0 && (
            <Text component="span" size="xs" fw={400} c="dimmed">
              {' · '}
              {change < 0 ? t('assessment.lessThanLast') : t('assessment.moreThanLast')}
            </Text>
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {text}
        </Text>
        <Text size="sm">{anchors[rating]}</Text>
        {answer?.words && (
          <Text size="sm" className="text-of-a-person">
            “{answer.words}”
          </Text>
        )}
      </div>
    </Group>
  )
}

/** Four short bars, filled as far as the concern goes. The words beside them say the same. */
function Strength({ rating }: { rating: number }) {
  return (
    <Group gap={3} wrap="nowrap" mt={6} aria-hidden style={{ flex: 'none' }}>
      {[1, 2, 3, 4].map((step) => (
        <span
          key={step}
          style={{
            width: 10,
            height: 10,
            borderRadius: 3,
            background:
              step <= rating
                ? `var(--mantine-color-${colourOfRating(rating)}-6)`
                : 'var(--mantine-color-default-border)',
          }}
        />
      ))}
    </Group>
  )
}
