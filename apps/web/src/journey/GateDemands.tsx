import { List, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Phase } from './journey'

/** What the gate of a phase requires: what is met, and what is still missing. */
export function GateDemands({
  phase,
  extra,
}: {
  phase: Phase
  /** What the reader can do about a requirement that is not met. */
  extra?: (demand: Phase['gate']['demands'][number]) => ReactNode
}) {
  const { t } = useTranslation()
  const stepTitle = (stepId: string) => phase.steps.find((step) => step.stepId === stepId)?.title ?? stepId
  const rows = [
    ...phase.gate.openSteps.map((stepId) => ({
      id: stepId,
      text: stepTitle(stepId),
      met: false,
      count: '',
      more: null,
    })),
    ...phase.gate.demands.map((demand) => {
      const { demandId, text, met, waived, have, need } = demand
      const count = waived
        ? t('journey.requirementSkipped')
        : need > 1
          ? t('journey.haveOfNeed', { have: Math.min(have, need), need })
          : ''
      return { id: demandId, text, met, count, more: met ? null : extra?.(demand) }
    }),
  ]
  return (
    <List spacing={8} size="sm" center listStyleType="none">
      {rows.map(({ id, text, met, count, more }) => (
        <List.Item
          key={id}
          icon={
            <ThemeIcon size={20} radius="xl" color={met ? 'brand' : 'gray'} variant={met ? 'filled' : 'light'}>
              {met ? (
                <IconCheck size={13} role="img" aria-label={t('journey.requirementMet')} />
              ) : (
                <IconCircleDashed size={13} role="img" aria-label={t('common.open')} />
              )}
            </ThemeIcon>
          }
        >
          {text}
          {count && (
            <Text component="span" size="xs" c="dimmed">
              {' '}
              ({count})
            </Text>
          )}
          {more}
        </List.Item>
      ))}
    </List>
  )
}
