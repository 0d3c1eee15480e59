import { Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import type { Assessment, AssessmentTexts } from './assessment'

/** Each answer of a completed assessment, and its change since the one before. */
export function AnswerTable({ assessment, content }: { assessment: Assessment; content: AssessmentTexts }) {
  const { t } = useTranslation()
  const { signed } = useFormats()
  return (
    <Table mt="md" verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('common.question')}</Table.Th>
          <Table.Th w={130}>{t('assessment.rating')}</Table.Th>
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
                {change !== 0 && <Text size="xs">{t('assessment.changeSinceLast', { change: signed(change) })}</Text>}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

/** A rating 0 to 4 as four short bars; the number is beside it, so that colour alone carries no meaning. */
function Bar({ rating }: { rating: number }) {
  const { t } = useTranslation()
  return (
    <Group gap={3} wrap="nowrap" role="img" aria-label={t('assessment.ratingOfFour', { rating })}>
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
