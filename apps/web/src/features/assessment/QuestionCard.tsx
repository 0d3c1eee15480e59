import { ActionIcon, Button, Card, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AssessmentTexts } from './assessment'

type Question = AssessmentTexts['questions'][number]

interface QuestionCardProps {
  question: Question
  /** Its place among the questions, from 0. */
  at: number
  rating: number | undefined
  words: string
  rate: (rating: number) => void
  /** Keeps the words while they are being written. */
  write: (words: string) => void
  saveWords: () => void
  goOn: () => void
  goBack: () => void
}

/** One question: its five anchors, and the client's own words. */
export function QuestionCard({ question, at, rating, words, rate, write, saveWords, goOn, goBack }: QuestionCardProps) {
  const { t } = useTranslation()
  return (
    <Card>
      <Stack>
        <div>
          <Text size="sm" c="dimmed" fw={700}>
            {question.looksAt}
          </Text>
          <Title order={2} id="question" tabIndex={-1} style={{ outline: 'none' }}>
            {question.text}
          </Title>
        </div>
        <Anchors question={question} rating={rating} rate={rate} />
        <Textarea
          label={t('assessment.ownWords')}
          description={t('assessment.ownWordsHint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={words}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          onBlur={saveWords}
        />
        <Group justify="space-between">
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('assessment.previousQuestion')}
            disabled={at === 0}
            onClick={goBack}
          >
            <IconArrowLeft size={18} />
          </ActionIcon>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {t('assessment.keyboardHint')}
          </Text>
          <Button disabled={rating === undefined} rightSection={<IconArrowRight size={16} />} onClick={goOn}>
            {t('assessment.next')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}

function Anchors({ question, rating, rate }: Pick<QuestionCardProps, 'question' | 'rating' | 'rate'>) {
  return (
    <Radio.Group
      value={rating === undefined ? null : String(rating)}
      onChange={(value) => rate(Number(value))}
      aria-labelledby="question"
    >
      <Stack gap="xs">
        {question.anchors.map((anchor, value) => (
          <Radio.Card key={anchor} value={String(value)} p="sm" radius="md">
            <Group wrap="nowrap" align="flex-start">
              <Radio.Indicator />
              <Text size="sm">
                <Text component="span" fw={700}>
                  {value}
                </Text>{' '}
                {anchor}
              </Text>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  )
}
