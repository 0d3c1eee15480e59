import { Anchor, Badge, Blockquote, Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../api/queries'
import { useFormats } from '../i18n/dates'
import { QueryBoundary } from '../ui/Page'
import { msg } from '../i18n/language'
import type { Piece } from './journey'

const standing = {
  submitted: ['blue', msg('journey.evidenceInReview')],
  accepted: ['brand', msg('journey.evidenceAccepted')],
  'changes-requested': ['orange', msg('journey.evidenceChangesRequested')],
} as const

interface EvidenceListProps {
  journeyId: string
  /** Which pieces: of a step, those that wait or those that were answered, as they were at a moment. */
  of?: { stepId?: string; review?: 'waiting' | 'answered'; at?: string | undefined }
  /** What is said beside each piece, such as the step it belongs to. */
  about?: (stepId: string) => ReactNode
  actions?: (evidenceId: string) => ReactNode
}

/** Pieces of evidence, newest first, with the coach's comments. More load on demand. */
export function EvidenceList({ journeyId, of = {}, about, actions }: EvidenceListProps) {
  const { t } = useTranslation()
  const evidence = usePages('/api/journeys/{journeyId}/evidence', { journeyId, ...of })
  return (
    <QueryBoundary view={evidence}>
      {({ items }) => (
        <Stack gap="xs">
          {items.map((piece) => (
            <PieceCard key={piece.evidenceId} journeyId={journeyId} piece={piece} about={about?.(piece.stepId)}>
              {piece.status === 'submitted' && actions?.(piece.evidenceId)}
            </PieceCard>
          ))}
          {evidence.hasMore && (
            <Button variant="default" loading={evidence.isLoadingMore} onClick={evidence.more}>
              {t('common.showMore')}
            </Button>
          )}
        </Stack>
      )}
    </QueryBoundary>
  )
}

interface PieceCardProps {
  journeyId: string
  piece: Piece
  about: ReactNode
  children: ReactNode
}

function PieceCard({ journeyId, piece, about, children }: PieceCardProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const { title, status, submittedAt, comment } = piece
  return (
    <Card padding="sm" radius="md" component="article" aria-label={title}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text fw={600} size="sm" className="text-of-a-person">
            {title}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            {day(submittedAt)} {about}
          </Text>
        </div>
        <Badge color={standing[status][0]} variant="light" style={{ flex: 'none' }}>
          {t(standing[status][1])}
        </Badge>
      </Group>
      <Content journeyId={journeyId} evidence={piece} />
      {comment && (
        <Blockquote p="xs" mt="xs" fz="sm" className="text-of-a-person">
          {comment}
        </Blockquote>
      )}
      {children}
    </Card>
  )
}

function Content({ journeyId, evidence: { kind, content, file } }: { journeyId: string; evidence: Piece }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  if (kind === 'file' && file)
    return (
      <Anchor href={`/api/journeys/${journeyId}/evidence-files/${file.fileId}`} download={content} size="sm">
        <Group gap={6} wrap="nowrap" component="span">
          <IconPaperclip size={15} aria-hidden style={{ flex: 'none' }} />
          <span className="text-of-a-person">
            {content} ({t('journey.fileSize', { size: number(Math.ceil(file.bytes / 1000)) })})
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
