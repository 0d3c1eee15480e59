import {
  ActionIcon,
  Alert,
  Anchor,
  Button,
  Card,
  Collapse,
  Group,
  Progress,
  Radio,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import type { QueryResult } from '../../api/client'
import { newId } from '../../api/new-id'
import { IconArrowLeft, IconArrowRight, IconCloudOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { useOutbox } from '../../api/outbox'
import { Page, QueryBoundary } from '../../ui/Page'
import { Finish } from './Finish'

type Content = NonNullable<QueryResult<'/api/frameworks/{frameworkId}'>['content']['assessment']>
export type Assessment = QueryResult<'/api/journeys/{journeyId}/assessments'>['items'][number]

/** The questions of an assessment: one at a time, saved as one goes, resumed where one left. */
export default function AssessmentPage() {
  const { t } = useTranslation()
  const { journeyId = '' } = useParams()
  const journey = useView('/api/journeys/{journeyId}', { journeyId })
  const assessments = useView('/api/journeys/{journeyId}/assessments', { journeyId })
  const framework = useView(
    '/api/frameworks/{frameworkId}',
    journey.data
      ? { frameworkId: journey.data.frameworkId, version: journey.data.frameworkVersion ?? undefined }
      : null,
  )
  const open = assessments.data?.items.find(({ status }) => status === 'open')
  return (
    <QueryBoundary view={framework}>
      {({ content }) => (
        <QueryBoundary view={assessments}>
          {() =>
            !content.assessment ? (
              <Page title={t('Assessment')}>{t('This framework has no assessment.')}</Page>
            ) : open ? (
              <Questions content={content.assessment} assessment={open} journeyId={journeyId} />
            ) : (
              <Introduction content={content.assessment} journeyId={journeyId} />
            )
          }
        </QueryBoundary>
      )}
    </QueryBoundary>
  )
}

function Introduction({ content, journeyId }: { content: Content; journeyId: string }) {
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
              {t('Begin')}
            </Button>
            {example && (
              <Button variant="default" onClick={toggle} aria-expanded={shown}>
                {shown ? t('Hide the example') : t('Read a worked example first')}
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
                      {t('{{rating}} of 4', { rating })}: {words}
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

function Questions({
  content,
  assessment,
  journeyId,
}: {
  content: Content
  assessment: Assessment
  journeyId: string
}) {
  const { t } = useTranslation()
  const { questions } = content
  const { waiting, put } = useOutbox()
  const kept = waiting.filter(({ streamId }) => streamId === assessment.assessmentId)
  const answerOf = (questionId: string) => {
    const unsent = kept.find(({ about }) => about.endsWith(`/${questionId}`))?.body
    return (unsent as { rating: number; words?: string } | undefined) ?? assessment.answers[questionId]
  }
  const firstOpen = questions.findIndex(({ id }) => !answerOf(id))
  const [at, setAt] = useState(firstOpen < 0 ? questions.length : firstOpen)
  const [drafts, setDrafts] = useState<Record<string, { rating?: number; words?: string }>>({})
  const navigate = useNavigate()
  const question = questions[at]
  const saved = question && answerOf(question.id)
  const draft = question ? drafts[question.id] : undefined
  const rating = draft?.rating ?? saved?.rating
  const words = draft?.words ?? saved?.words ?? ''
  const answered = questions.filter(({ id }) => drafts[id]?.rating !== undefined || answerOf(id)).length

  const answer = (next: { rating?: number; words?: string }) => {
    if (!question) return
    setDrafts((all) => ({ ...all, [question.id]: { ...all[question.id], ...next } }))
    const whole = { rating: next.rating ?? rating, words: (next.words ?? words).trim() }
    if (whole.rating === undefined) return
    void put({
      path: '/api/assessments/{streamId}/answer-question',
      streamId: assessment.assessmentId,
      body: { questionId: question.id, rating: whole.rating, ...(whole.words && { words: whole.words }) },
      about: `${assessment.assessmentId}/${question.id}`,
    })
  }
  const hasUnsavedWords = draft?.words !== undefined && draft.words !== (saved?.words ?? '')
  const go = (to: number) => {
    if (hasUnsavedWords) answer({})
    setAt(Math.max(0, Math.min(to, questions.length)))
  }
  useHotkeys([
    ...[0, 1, 2, 3, 4].map((value): [string, () => void] => [String(value), () => answer({ rating: value })]),
    ['Enter', () => rating !== undefined && go(at + 1)],
    ['ArrowRight', () => rating !== undefined && go(at + 1)],
    ['ArrowLeft', () => go(at - 1)],
  ])
  useEffect(() => {
    document.getElementById('question')?.focus()
  }, [at])

  return (
    <Page title={content.title} narrow>
      <Group wrap="nowrap">
        <Progress
          value={(answered / questions.length) * 100}
          flex={1}
          aria-label={t('{{answered}} of {{total}} answered', { answered, total: questions.length })}
        />
        <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
          {t('{{at}} of {{total}}', { at: Math.min(at + 1, questions.length), total: questions.length })}
        </Text>
      </Group>
      <Unsent count={kept.length} />
      {question ? (
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
            <Radio.Group
              value={rating === undefined ? null : String(rating)}
              onChange={(value) => answer({ rating: Number(value) })}
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
            <Textarea
              label={t('In your own words (optional)')}
              description={t('Only you see this, until you share it with your coach.')}
              autosize
              minRows={2}
              maxLength={4000}
              value={words}
              onChange={({ currentTarget }) => {
                const { value } = currentTarget
                setDrafts((all) => ({ ...all, [question.id]: { ...all[question.id], words: value } }))
              }}
              onBlur={() => hasUnsavedWords && answer({})}
            />
            <Group justify="space-between">
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t('Question before')}
                disabled={at === 0}
                onClick={() => go(at - 1)}
              >
                <IconArrowLeft size={18} />
              </ActionIcon>
              <Text size="xs" c="dimmed" visibleFrom="sm">
                {t('Keys 0 to 4 answer, Enter goes on. Saved as you go.')}
              </Text>
              <Button
                disabled={rating === undefined}
                rightSection={<IconArrowRight size={16} />}
                onClick={() => go(at + 1)}
              >
                {t('Next')}
              </Button>
            </Group>
          </Stack>
        </Card>
      ) : (
        <Finish
          assessment={assessment}
          open={questions.length - answered}
          unsent={kept.length}
          onBack={() => setAt(questions.length - 1)}
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
        {t('Go on later')}
      </Anchor>
    </Page>
  )
}

/** Answers that the server does not have yet: they are in this browser, and are sent when it can be reached. */
function Unsent({ count }: { count: number }) {
  const { t } = useTranslation()
  // A moment of sending is not worth a word.
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (count === 0) return setLate(false)
    const timer = setTimeout(() => setLate(true), 1_500)
    return () => clearTimeout(timer)
  }, [count])
  if (!late) return null
  return (
    <Alert color="yellow" icon={<IconCloudOff />} role="status">
      {t('{{count}} answers are kept here and sent as soon as the server can be reached.', { count })}
    </Alert>
  )
}
