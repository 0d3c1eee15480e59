import { Anchor, Badge, Blockquote, Card, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { dayOf } from '../app/dates'
import type { Journey } from './journey'

const standing = {
  submitted: ['blue', 'waits for review'],
  accepted: ['teal', 'accepted'],
  'changes-requested': ['orange', 'changes asked for'],
} as const

/** Pieces of evidence, with what the coach said. */
export function EvidenceList({
  evidence,
  actions,
}: {
  evidence: Journey['evidence']
  actions?: (evidenceId: string) => ReactNode
}) {
  return (
    <Stack gap="xs">
      {evidence.map(({ evidenceId, title, kind, content, status, submittedAt, comment }) => (
        <Card key={evidenceId} withBorder padding="sm">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div style={{ minWidth: 0 }}>
              <Text fw={600} size="sm">
                {title}
              </Text>
              <Text size="xs" c="dimmed">
                {dayOf(submittedAt)}
              </Text>
            </div>
            <Badge color={standing[status][0]} variant="light" style={{ flex: 'none' }}>
              {standing[status][1]}
            </Badge>
          </Group>
          {kind === 'link' ? (
            <Anchor
              href={content}
              target="_blank"
              rel="noreferrer noopener"
              size="sm"
              style={{ overflowWrap: 'anywhere' }}
            >
              {content}
            </Anchor>
          ) : (
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {content}
            </Text>
          )}
          {comment && (
            <Blockquote p="xs" mt="xs" fz="sm">
              {comment}
            </Blockquote>
          )}
          {status === 'submitted' && actions?.(evidenceId)}
        </Card>
      ))}
    </Stack>
  )
}
