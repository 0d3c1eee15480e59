import { Badge, Button, Card, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconPaperclip } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { EvidenceList } from '../../journey/EvidenceList'
import type { Step } from '../../journey/journey'
import { Tool } from '../../journey/tools/Tool'
import type { ToolProps } from '../../journey/tools/tool'
import { CompleteStep } from './CompleteStep'
import { useCompleteStep } from './complete-step'
import { EvidenceForm } from './EvidenceForm'

/** A step: why and how, its tool, its evidence, and the form that completes it. */
export function StepCard({
  step,
  opened,
  onToggle,
  ...props
}: ToolProps & { step: Step; opened: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  const { day, duration } = useFormats()
  const { journey, editable } = props
  const card = useRef<HTMLDivElement>(null)
  const done = step.state === 'done'
  const complete = useCompleteStep()
  const [first] = useState(opened)
  useEffect(() => {
    if (first) card.current?.scrollIntoView({ block: 'start', behavior: 'instant' })
  }, [first])
  const meta = done
    ? t('workbook.doneOn', { date: day(step.doneAt) })
    : step.state === 'skipped'
      ? t('workbook.stepSkipped')
      : [duration(step.minutes), step.required ? t('common.required') : t('common.optional')]
          .filter(Boolean)
          .join(' · ')
  return (
    <Card ref={card} padding={0} component="section" aria-label={step.title} style={{ scrollMarginTop: 70 }}>
      <UnstyledButton
        onClick={onToggle}
        aria-expanded={opened}
        p={{ base: 'sm', sm: 'md' }}
        style={{ borderRadius: 16 }}
      >
        <Group wrap="nowrap" justify="space-between">
          <Group wrap="nowrap" gap="sm" miw={0}>
            <Mark done={done} />
            <div style={{ minWidth: 0 }}>
              <Title order={2} fz="1.05rem" td={step.state === 'skipped' ? 'line-through' : undefined}>
                {step.title}
              </Title>
              <Text size="sm" c="dimmed" component="span">
                {meta}
              </Text>
            </div>
          </Group>
          <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
            {step.evidence > 0 && (
              <Badge variant="light" color="gray" leftSection={<IconPaperclip size={12} />}>
                {step.evidence}
              </Badge>
            )}
            <IconChevronDown size={18} aria-hidden style={{ transform: opened ? 'rotate(180deg)' : undefined }} />
          </Group>
        </Group>
      </UnstyledButton>
      {opened && (
        <Stack px={{ base: 'sm', sm: 'md' }} pb="md" gap="lg">
          <div>
            {step.why && <Text fw={600}>{step.why}</Text>}
            <Text>{step.how}</Text>
          </div>
          <Tool
            name={step.tool}
            {...props}
            onRecorded={() => !done && complete.mutate({ streamId: journey.journeyId, body: { stepId: step.stepId } })}
          />
          {editable && <CompleteStep journeyId={journey.journeyId} step={step} />}
          <Evidence {...props} step={step} />
        </Stack>
      )}
    </Card>
  )
}

function Mark({ done }: { done: boolean }) {
  const { t } = useTranslation()
  return (
    <svg
      width={28}
      height={28}
      viewBox="0 0 28 28"
      role="img"
      aria-label={done ? t('common.done') : t('common.open')}
      style={{ flex: 'none' }}
    >
      <circle
        cx={14}
        cy={14}
        r={11}
        fill={done ? 'var(--path-walked)' : 'none'}
        stroke={done ? 'var(--path-walked)' : 'var(--path-ahead)'}
        strokeWidth={2}
        strokeDasharray={done ? undefined : '1 5'}
        strokeLinecap="round"
      />
      {done && <IconCheck x={6} y={6} size={16} color="var(--raised)" stroke={3} />}
    </svg>
  )
}

function Evidence({ journey, editable, step }: ToolProps & { step: Step }) {
  const { t } = useTranslation()
  const [adding, { toggle }] = useDisclosure()
  if (!editable && step.evidence === 0) return null
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={3}>{t('common.evidence')}</Title>
        {editable && (
          <Button
            size="xs"
            variant="subtle"
            aria-expanded={adding}
            leftSection={<IconPaperclip size={14} />}
            onClick={toggle}
          >
            {t('workbook.addEvidence')}
          </Button>
        )}
      </Group>
      {step.evidence > 0 && <EvidenceList journeyId={journey.journeyId} of={{ stepId: step.stepId }} />}
      {adding && <EvidenceForm journeyId={journey.journeyId} stepId={step.stepId} />}
    </Stack>
  )
}
