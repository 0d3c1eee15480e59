import { Badge, Button, Card, Group, NumberInput, Stack, Text, Textarea, Title, UnstyledButton } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconPaperclip } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, type UpdateView } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import { EvidenceList } from '../../journey/EvidenceList'
import type { Step } from '../../journey/journey'
import { Tool } from '../../journey/tools/Tool'
import type { ToolProps } from '../../journey/tools/tool'
import { EvidenceForm } from './EvidenceForm'

/** A step: why and how, its tool, evidence, and the way to mark it done. */
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
  const complete = useComplete()
  const [first] = useState(opened)
  useEffect(() => {
    if (first) card.current?.scrollIntoView({ block: 'start', behavior: 'instant' })
  }, [first])
  const meta = done
    ? t('Done on {{date}}', { date: day(step.doneAt) })
    : step.state === 'skipped'
      ? t('left out')
      : [duration(step.minutes), step.required ? t('required') : t('optional')].filter(Boolean).join(' · ')
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
      aria-label={done ? t('done') : t('open')}
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

/** What the screens show of a step once it is done or opened again, before the server has said so. */
const withStep = (update: UpdateView, stepId: string, state: Step['state'], doneAt: string | null) =>
  update('/api/home', (home) => ({
    ...home,
    journeys: home.journeys.map((journey) => ({
      ...journey,
      phases: journey.phases.map((phase) => ({
        ...phase,
        steps: phase.steps.map((step) => (step.stepId === stepId ? { ...step, state, doneAt } : step)),
      })),
    })),
  }))

function useComplete() {
  const { t } = useTranslation()
  // Every command is received by packages/http-api/src/commands/command.controller.ts.
  return useCommand('/api/journeys/{streamId}/complete-step', {
    done: t('Done. One bend nearer.'),
    optimistic: (update, { body }) => withStep(update, body.stepId, 'done', new Date().toISOString()),
  })
}

function CompleteStep({ journeyId, step }: { journeyId: string; step: Step }) {
  const { t } = useTranslation()
  const [writing, { open, close }] = useDisclosure()
  const [leaving, leave] = useDisclosure()
  const form = useForm({ initialValues: { reflection: '', minutes: '' as number | '' } })
  const reason = useForm({ initialValues: { reason: '' } })
  const complete = useComplete()
  const reopen = useCommand('/api/journeys/{streamId}/reopen-step', {
    optimistic: (update, { body }) => withStep(update, body.stepId, 'started', null),
  })
  const skip = useCommand('/api/journeys/{streamId}/skip-step')
  if (step.state === 'done' || step.state === 'skipped')
    return (
      <Group>
        <Button
          variant="default"
          loading={reopen.isPending}
          onClick={() => reopen.mutate({ streamId: journeyId, body: { stepId: step.stepId } })}
        >
          {t('Open it again')}
        </Button>
      </Group>
    )
  if (leaving)
    return (
      <form
        onSubmit={reason.onSubmit((body) => {
          skip.mutate({ streamId: journeyId, body: { stepId: step.stepId, ...body } })
          leave.close()
        })}
      >
        <Group align="flex-end">
          <Textarea
            flex="1 1 240px"
            label={t('Why do you leave it out?')}
            required
            autosize
            maxLength={2000}
            {...reason.getInputProps('reason')}
          />
          <Button type="submit">{t('Leave it out')}</Button>
          <Button variant="default" onClick={leave.close}>
            {t('Cancel')}
          </Button>
        </Group>
      </form>
    )
  return (
    <form
      onSubmit={form.onSubmit(({ reflection, minutes }) => {
        complete.mutate(
          {
            streamId: journeyId,
            body: {
              stepId: step.stepId,
              ...(reflection.trim() && { reflection: reflection.trim() }),
              ...(minutes && { minutes }),
            },
          },
          { onSuccess: close },
        )
      })}
    >
      <Stack gap="sm">
        {writing && (
          <>
            <Textarea
              label={t('What did you find? (optional)')}
              autosize
              minRows={2}
              maxLength={4000}
              {...form.getInputProps('reflection')}
            />
            <NumberInput
              label={t('Time spent, in minutes (optional)')}
              min={1}
              max={10_080}
              w={240}
              {...form.getInputProps('minutes')}
            />
          </>
        )}
        <Group>
          <Button type="submit" loading={complete.isPending} leftSection={<IconCheck size={16} />}>
            {t('Mark as done')}
          </Button>
          {!writing && (
            <Button variant="subtle" onClick={open}>
              {t('With a note and the time')}
            </Button>
          )}
          {!step.required && (
            <Button variant="subtle" color="gray" onClick={leave.open}>
              {t('Leave it out')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

function Evidence({ journey, editable, step }: ToolProps & { step: Step }) {
  const { t } = useTranslation()
  const [adding, { toggle }] = useDisclosure()
  if (!editable && step.evidence === 0) return null
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={3}>{t('Evidence')}</Title>
        {editable && (
          <Button
            size="xs"
            variant="subtle"
            aria-expanded={adding}
            leftSection={<IconPaperclip size={14} />}
            onClick={toggle}
          >
            {t('Hand something in')}
          </Button>
        )}
      </Group>
      {step.evidence > 0 && <EvidenceList journeyId={journey.journeyId} of={{ stepId: step.stepId }} />}
      {adding && <EvidenceForm journeyId={journey.journeyId} stepId={step.stepId} />}
    </Stack>
  )
}
