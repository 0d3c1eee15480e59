import { Anchor, Badge, Blockquote, Card, Group, Stack, Text } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../app/dates'
import { msg } from '../language/language'
import type { Journey } from './journey'

const standing = {
  submitted: ['blue', msg('waits for review')],
  accepted: ['brand', msg('accepted')],
  'changes-requested': ['orange', msg('changes asked for')],
} as const

/** Pieces of evidence, with what the coach said. */
export function EvidenceList({
  journeyId,
  evidence,
  about,
  actions,
}: {
  journeyId: string
  evidence: Journey['evidence']
  /** What is said beside each piece, such as the step it belongs to. */
  about?: (stepId: string) => ReactNode
  actions?: (evidenceId: string) => ReactNode
}) {
  const { t } = useTranslation()
  const { day } = useFormats()
  return (
    <Stack gap="xs">
      {evidence.map((one) => {
        const { evidenceId, stepId, title, status, submittedAt, comment } = one
        return (
          <Card key={evidenceId} padding="sm" radius="md" component="article" aria-label={title}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Text fw={600} size="sm" className="text-of-a-person">
                  {title}
                </Text>
                <Text size="xs" c="dimmed" component="div">
                  {day(submittedAt)} {about?.(stepId)}
                </Text>
              </div>
              <Badge color={standing[status][0]} variant="light" style={{ flex: 'none' }}>
                {t(standing[status][1])}
              </Badge>
            </Group>
            <Content journeyId={journeyId} evidence={one} />
            {comment && (
              <Blockquote p="xs" mt="xs" fz="sm" className="text-of-a-person">
                {comment}
              </Blockquote>
            )}
            {status === 'submitted' && actions?.(evidenceId)}
          </Card>
        )
      })}
    </Stack>
  )
}

function Content({
  journeyId,
  evidence: { kind, content, file },
}: {
  journeyId: string
  evidence: Journey['evidence'][number]
}) {
  const { t } = useTranslation()
  const { number } = useFormats()
  if (kind === 'file' && file)
    return (
      <Anchor href={`/api/journeys/${journeyId}/evidence-files/${file.fileId}`} download={content} size="sm">
        <Group gap={6} wrap="nowrap" component="span">
          <IconPaperclip size={15} aria-hidden style={{ flex: 'none' }} />
          <span className="text-of-a-person">
            {content} ({t('{{size}} kB', { size: number(Math.ceil(file.bytes / 1000)) })})
          </span>
        </Group>
      </Anchor>
    )
  if (kind === 'link')
    return (
      <Anchor href={content} target="_blank" rel="noreferrer noopener" size="sm" className="text-of-a-person">
        {content}
      </Anchor>
    )
  return (
    <Text size="sm" className="text-of-a-person">
      {content}
    </Text>
  )
}
