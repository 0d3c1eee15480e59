import { Badge, Card, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Content } from './journey'
import { msg } from '../i18n/language'
import { differences, type Difference } from './differences'

const kinds: Record<Difference['kind'], [string, string]> = {
  added: [msg('journey.differenceAdded'), 'brand'],
  removed: [msg('journey.differenceRemoved'), 'red'],
  changed: [msg('journey.differenceChanged'), 'blue'],
  moved: [msg('journey.differenceMoved'), 'gray'],
}
const things: Record<Difference['what'], string> = {
  framework: msg('common.framework'),
  phase: msg('common.phase'),
  step: msg('journey.step'),
  gate: msg('journey.signOff'),
  assessment: msg('common.assessment'),
  question: msg('common.question'),
}

/** What differs between two versions, each with the texts before and after. */
export function Differences({ before, after }: { before: Content; after: Content }) {
  const { t } = useTranslation()
  const found = differences(before, after)
  if (found.length === 0) return <Text size="sm">{t('journey.noDifferences')}</Text>
  return (
    <Stack gap="xs" role="list" aria-label={t('journey.differences')}>
      {found.map(({ kind, what, where, name, fields }, at) => (
        <Card key={at} padding="sm" radius="md" role="listitem">
          <Group gap="xs">
            <Badge size="sm" color={kinds[kind][1]} variant="light">
              {t(kinds[kind][0])}
            </Badge>
            <Text size="sm" fw={600}>
              {[t(things[what]), where, name === where ? '' : name].filter(Boolean).join(' · ')}
            </Text>
          </Group>
          {fields.map((field) => (
            <div key={field.name}>
              {field.before && (
                <Text size="sm" td="line-through" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
                  {field.before}
                </Text>
              )}
              {field.after && (
                <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                  {field.after}
                </Text>
              )}
            </div>
          ))}
        </Card>
      ))}
    </Stack>
  )
}
