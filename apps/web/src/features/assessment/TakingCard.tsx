import { Alert, Badge, Button, Card, Group, RingProgress, Stack, Table, Text, Title } from '@mantine/core'
import type { Answer } from '@switchback/api-client/client'
import { useCommand } from '../../app/api'
import { dayOf } from '../../app/dates'
import type { Taking } from './AssessmentPage'

type Content = NonNullable<Answer<'/api/frameworks/{frameworkId}'>['content']['assessment']>

/** One taking: the band, what stands out, the change since last time; to share or to keep. */
export function TakingCard({
  taking,
  content,
  own,
  support,
}: {
  taking: Taking
  content: Content
  own: boolean
  support: { title: string; text: string }[]
}) {
  const share = useCommand('/api/assessments/{streamId}/share-assessment', { done: 'Your coach can read this now.' })
  const unshare = useCommand('/api/assessments/{streamId}/unshare-assessment', {
    done: 'Your coach cannot read this any more.',
  })
  const band = content.bands.find(({ id }) => id === taking.band)
  const percent = taking.percent ?? 0
  const target = { streamId: taking.assessmentId, body: {} }
  return (
    <Card withBorder padding="lg" component="article" aria-label={`Taken on ${dayOf(taking.completedAt)}`}>
      <Group align="flex-start" wrap="wrap">
        <RingProgress
          size={110}
          thickness={11}
          roundCaps
          sections={[{ value: percent, color: 'teal.7' }]}
          label={
            <Text ta="center" fw={700}>
              {percent} %
            </Text>
          }
          aria-label={`${percent} percent`}
        />
        <Stack gap={4} flex={1} miw={220}>
          <Group gap="xs">
            <Title order={2}>{band?.title}</Title>
            {taking.sinceLast && (
              <Badge variant="light">{signed(taking.sinceLast.percent)} points since last time</Badge>
            )}
          </Group>
          <Text size="sm">{band?.meaning}</Text>
          <Text size="sm" c="dimmed">
            {taking.score} of {taking.maximum} on {dayOf(taking.completedAt)}; own honesty {taking.honesty} of 5
          </Text>
          {own && (
            <Group mt={4}>
              {taking.shared ? (
                <Button size="xs" variant="default" loading={unshare.isPending} onClick={() => unshare.mutate(target)}>
                  Stop sharing
                </Button>
              ) : (
                <Button size="xs" loading={share.isPending} onClick={() => share.mutate(target)}>
                  Share with my coach
                </Button>
              )}
              <Text size="xs" c="dimmed">
                {taking.shared ? 'Your coach can read answers and words.' : 'Only you can see this.'}
              </Text>
            </Group>
          )}
        </Stack>
      </Group>
      {taking.flags.includes('look-again') && (
        <Alert color="orange" mt="md">
          All ratings were alike, or the questions were answered in under a minute. Would you like to look again?
        </Alert>
      )}
      {own &&
        taking.flags.includes('wellbeing') &&
        support.map(({ title, text }) => (
          <Alert key={title} color="blue" mt="sm" title={title}>
            {text}
          </Alert>
        ))}
      <Table mt="md" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Question</Table.Th>
            <Table.Th w={130}>Rating</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {content.questions.map(({ id, text, looksAt }) => {
            const answer = taking.answers[id]
            const change = taking.sinceLast?.ratings[id] ?? 0
            return (
              <Table.Tr key={id}>
                <Table.Td>
                  <Text size="sm" fw={500}>
                    {looksAt}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {answer?.words ? `“${answer.words}”` : text}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Bar rating={answer?.rating ?? 0} />
                  {change !== 0 && <Text size="xs">{signed(change)} since last time</Text>}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Card>
  )
}

const signed = (number: number) => (number > 0 ? `+${number}` : String(number).replace('-', '−'))

/** A rating 0 to 4 as four short bars; the number stands beside it, so that colour alone says nothing. */
function Bar({ rating }: { rating: number }) {
  return (
    <Group gap={3} wrap="nowrap" role="img" aria-label={`${rating} of 4`}>
      {[1, 2, 3, 4].map((step) => (
        <span
          key={step}
          style={{
            width: 20,
            height: 9,
            borderRadius: 3,
            background: step <= rating ? 'var(--mantine-color-teal-7)' : 'var(--mantine-color-default-border)',
          }}
        />
      ))}
      <Text size="sm" ml={4}>
        {rating}
      </Text>
    </Group>
  )
}
