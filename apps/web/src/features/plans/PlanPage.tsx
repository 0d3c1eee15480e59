import { Alert, Button, Card, Checkbox, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import type { QueryResult } from '../../api/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useCommand, type UpdateView } from '../../api/commands'
import { useView } from '../../api/queries'
import { daysLater, useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import type { Content } from '../../journey/journey'

const mostWeeks = 200
type Template = QueryResult<'/api/plan-templates'>['items'][number]

/** A plan to edit: weeks of each phase, steps in or out; published, it can be assigned. */
export default function PlanPage() {
  const { t } = useTranslation()
  const { templateId = '' } = useParams()
  const templates = useView('/api/plan-templates')
  const template = templates.data?.items.find((one) => one.templateId === templateId)
  const framework = useView(
    '/api/frameworks/{frameworkId}',
    template ? { frameworkId: template.frameworkId, version: template.frameworkVersion } : null,
  )
  const publish = useCommand('/api/plan-templates/{streamId}/publish-template', {
    done: t('plans.published'),
  })
  const changed = template && JSON.stringify(template.draft) !== JSON.stringify(template.published)
  return (
    <Page
      title={template?.name ?? t('common.plan')}
      lead={
        template &&
        (template.versions > 0
          ? t('common.versionPublished', { version: template.versions })
          : t('common.notPublished'))
      }
      narrow
      actions={
        template && (
          <Button
            disabled={!changed}
            loading={publish.isPending}
            onClick={() => publish.mutate({ streamId: templateId, body: {} })}
          >
            {t('common.publish')}
          </Button>
        )
      }
    >
      <QueryBoundary view={templates}>
        {() =>
          !template ? (
            <Empty title={t('plans.notFound')} scene="signpost">
              {t('plans.notFoundHint')}
            </Empty>
          ) : (
            <QueryBoundary view={framework}>
              {({ content }) => (
                <Stack>
                  {changed && template.versions > 0 && <Alert color="yellow">{t('plans.unpublishedChanges')}</Alert>}
                  <Phases template={template} content={content} />
                </Stack>
              )}
            </QueryBoundary>
          )
        }
      </QueryBoundary>
    </Page>
  )
}

function Phases({ template, content }: { template: Template; content: Content }) {
  const { t } = useTranslation()
  const { day, today } = useFormats()
  const weeksOf = (phase: Content['phases'][number]) => template.draft.weeks[phase.id] ?? phase.weeks.to
  const ends = content.phases.reduce<string[]>(
    (days, phase) => [...days, daysLater(days.at(-1) ?? today(), weeksOf(phase) * 7)],
    [],
  )
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('plans.endsIfToday', { date: day(ends.at(-1) ?? null) })}
      </Text>
      {content.phases.map((phase, at) => (
        <PhaseChoices
          key={phase.id}
          template={template}
          phase={phase}
          weeks={weeksOf(phase)}
          ends={day(ends[at] ?? null)}
        />
      ))}
    </>
  )
}

function PhaseChoices({
  template: { templateId, draft },
  phase,
  weeks,
  ends,
}: {
  template: Template
  phase: Content['phases'][number]
  weeks: number
  ends: string
}) {
  const { t } = useTranslation()
  const setDuration = useCommand('/api/plan-templates/{streamId}/set-duration')
  const without = (update: UpdateView, stepId: string, isOut: boolean) =>
    update('/api/plan-templates', (now) => ({
      ...now,
      items: now.items.map((one) => {
        if (one.templateId !== templateId) return one
        const others = one.draft.excluded.filter((id) => id !== stepId)
        return { ...one, draft: { ...one.draft, excluded: isOut ? [...others, stepId] : others } }
      }),
    }))
  const include = useCommand('/api/plan-templates/{streamId}/include-step', {
    optimistic: (update, { body }) => without(update, body.stepId, false),
  })
  const exclude = useCommand('/api/plan-templates/{streamId}/exclude-step', {
    optimistic: (update, { body }) => without(update, body.stepId, true),
  })
  const choose = (stepId: string, wanted: boolean) =>
    (wanted ? include : exclude).mutate({ streamId: templateId, body: { phaseId: phase.id, stepId } })
  return (
    <Card component="section" aria-label={phase.title}>
      <Group justify="space-between" align="flex-end" mb="sm">
        <div>
          <Title order={2}>{phase.title}</Title>
          <Text size="sm" c="dimmed">
            {t('plans.phaseDuration', {
              from: phase.weeks.from,
              to: phase.weeks.to,
              date: ends,
            })}
          </Text>
        </div>
        <WeeksField
          key={weeks}
          label={t('plans.weeksFor', { phase: phase.title })}
          weeks={weeks}
          onChange={(wanted) =>
            setDuration.mutate({ streamId: templateId, body: { phaseId: phase.id, weeks: wanted } })
          }
        />
      </Group>
      <Stack gap="xs">
        {phase.steps.map(({ id, title, required }) => (
          <Checkbox
            key={id}
            label={title}
            description={required ? t('plans.stepRequired') : undefined}
            checked={!draft.excluded.includes(id)}
            disabled={required}
            onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
          />
        ))}
      </Stack>
    </Card>
  )
}

/** The weeks of a phase. It shows what is saved: what cannot be saved is refused with a message, and leaves the field. */
function WeeksField({ label, weeks, onChange }: { label: string; weeks: number; onChange: (weeks: number) => void }) {
  const { t } = useTranslation()
  const [value, setValue] = useState<number | string>(weeks)
  const [error, setError] = useState<string>()
  const save = () => {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostWeeks
    setError(fits ? undefined : t('plans.weeksInvalid', { most: mostWeeks, weeks }))
    if (!fits) setValue(weeks)
    else if (value !== weeks) onChange(value)
  }
  return (
    <NumberInput
      label={t('plans.weeks')}
      aria-label={label}
      w={140}
      min={1}
      max={mostWeeks}
      clampBehavior="none"
      value={value}
      error={error}
      onChange={setValue}
      onBlur={save}
    />
  )
}
