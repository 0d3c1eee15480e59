import { Alert, Badge, Button, Card, Group, RingProgress, Stack, Table, Text, Title } from '@mantine/core'
import type { QueryResult } from '../../api/client'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import type { Assessment } from './AssessmentPage'

export type AssessmentTexts = NonNullable<QueryResult<'/api/frameworks/{frameworkId}'>['content']['assessment']>

/** One completed assessment: its band, what stands out, the change since last time, and whether the coach can see it. */
export function AssessmentCard({
  assessment,
  content,
  own,
  support,
}: {
  assessment: Assessment
  content: AssessmentTexts
  own: boolean
  support: { title: string; text: string }[]
}) {
  const { t } = useTranslation()
  const { day, percent: inPercent, signed } = useFormats()
  const share = useCommand('/api/assessments/{streamId}/share-assessment', { done: t('Your coach can read this now.') })
  const unshare = useCommand('/api/assessments/{streamId}/unshare-assessment', {
    done: t('Your coach cannot read this any more.'),
  })
  const band = content.bands.find(({ id }) => id === assessment.band)
  const percent = assessment.percent ?? 0
  // The strongest concerns, three at most: what one would talk about first.
  const standsOut = content.questions
    .flatMap(({ id, looksAt }) => [{ looksAt, rating: assessment.answers[id]?.rating ?? 0 }])
    .filter(({ rating }) => rating >= 3)
    .toSorted((one, other) => other.rating - one.rating)
    .slice(0, 3)
    .map(({ looksAt }) => looksAt)
  const target = { streamId: assessment.assessmentId, body: {} }
  return (
    <Card component="article" aria-label={t('Taken on {{date}}', { date: day(assessment.completedAt) })}>
      <Group align="flex-start" wrap="wrap">
        <RingProgress
          size={110}
          thickness={11}
          roundCaps
          sections={[{ value: percent, color: 'var(--path-walked)' }]}
          label={
            <Text ta="center" fw={700}>
              {inPercent(percent)}
            </Text>
          }
          role="img"
          aria-label={inPercent(percent)}
        />
        <Stack gap={4} flex={1} miw={220}>
          <Group gap="xs">
            <Title order={2}>{band?.title}</Title>
            {assessment.sinceLast && (
              <Badge variant="light">
                {t('{{change}} points since last time', { change: signed(assessment.sinceLast.percent) })}
              </Badge>
            )}
          </Group>
          <Text size="sm">{band?.meaning}</Text>
          {standsOut.length > 0 && (
            <Text size="sm">
              <b>{t('What stands out:')}</b> {standsOut.join(', ')}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t('{{score}} of {{maximum}} on {{date}}; own honesty {{honesty}} of 5', {
              score: assessment.score,
              maximum: assessment.maximum,
              date: day(assessment.completedAt),
              honesty: assessment.honesty,
            })}
          </Text>
          {own && (
            <Group mt={4}>
              {assessment.shared ? (
                <Button size="xs" variant="default" loading={unshare.isPending} onClick={() => unshare.mutate(target)}>
                  {t('Stop sharing')}
                </Button>
              ) : (
                <Button size="xs" loading={share.isPending} onClick={() => share.mutate(target)}>
                  {t('Share with my coach')}
                </Button>
              )}
              <Text size="xs" c="dimmed">
                {assessment.shared ? t('Your coach can read answers and words.') : t('Only you can see this.')}
              </Text>
            </Group>
          )}
        </Stack>
      </Group>
      {assessment.flags.includes('look-again') && (
        <Alert color="orange" mt="md">
          {t('All ratings were alike, or the questions were answered in under a minute. Would you like to look again?')}
        </Alert>
      )}
      {own &&
        assessment.flags.includes('wellbeing') &&
        support.map(({ title, text }) => (
          <Alert key={title} color="blue" mt="sm" title={title}>
            {text}
          </Alert>
        ))}
      <Table mt="md" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Question')}</Table.Th>
            <Table.Th w={130}>{t('Rating')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {content.questions.map(({ id, text, looksAt }) => {
            const answer = assessment.answers[id]
            const change = assessment.sinceLast?.ratings[id] ?? 0
            return (
              <Table.Tr key={id}>
                <Table.Td>
                  <Text size="sm" fw={500}>
                    {looksAt}
                  </Text>
                  <Text size="xs" c="dimmed" className="text-of-a-person">
                    {answer?.words ? `“${answer.words}”` : text}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Bar rating={answer?.rating ?? 0} />
                  {change !== 0 && <Text size="xs">{t('{{change}} since last time', { change: signed(change) })}</Text>}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Card>
  )
}

/** A rating 0 to 4 as four short bars; the number stands beside it, so that colour alone says nothing. */
function Bar({ rating }: { rating: number }) {
  const { t } = useTranslation()
  return (
    <Group gap={3} wrap="nowrap" role="img" aria-label={t('{{rating}} of 4', { rating })}>
      {[1, 2, 3, 4].map((step) => (
        <span
          key={step}
          style={{
            width: 20,
            height: 9,
            borderRadius: 3,
            background: step <= rating ? 'var(--path-walked)' : 'var(--mantine-color-default-border)',
          }}
        />
      ))}
      <Text size="sm" ml={4}>
        {rating}
      </Text>
    </Group>
  )
}
