import { Button, Stack, Text, Timeline as Line } from '@mantine/core'
import { useState } from 'react'
import { useView } from '../../app/api'
import { dayOf } from '../../app/dates'
import { Shown } from '../../app/Page'
import type { Journey } from '../../journey/journey'

const words = (type: string) =>
  type
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (letter) => letter.toUpperCase())
const shownFields = [
  'title',
  'text',
  'role',
  'reason',
  'comment',
  'reflection',
  'primary',
  'employer',
  'risk',
  'stage',
  'dueOn',
]

/** What happened, newest first, in true dates. */
export function Timeline({ journeyId, phases }: { journeyId: string; phases: Journey['phases'] }) {
  const [limit, setLimit] = useState(30)
  const timeline = useView('/api/journeys/{journeyId}/timeline', { journeyId, limit })
  const name = (detail: Record<string, unknown>) => {
    const phase = phases.find(({ phaseId }) => phaseId === detail.phaseId)
    const step = phases.flatMap(({ steps }) => steps).find(({ stepId }) => stepId === detail.stepId)
    const texts = shownFields.flatMap((field) => (typeof detail[field] === 'string' ? [String(detail[field])] : []))
    return [step?.title ?? phase?.title, ...texts].filter(Boolean).join(': ')
  }
  return (
    <Shown view={timeline}>
      {({ items, next }) => (
        <Stack>
          <Line bulletSize={14} lineWidth={2} active={items.length}>
            {items.map(({ version, type, occurredAt, actorName, detail }) => (
              <Line.Item key={version} title={words(type)}>
                <Text size="sm">{name(detail)}</Text>
                <Text size="xs" c="dimmed">
                  {dayOf(occurredAt)}
                  {actorName === '–' ? '' : `, ${actorName}`}
                </Text>
              </Line.Item>
            ))}
          </Line>
          {next && limit < 200 && (
            <Button variant="default" onClick={() => setLimit((now) => Math.min(now + 50, 200))}>
              Show more
            </Button>
          )}
        </Stack>
      )}
    </Shown>
  )
}
