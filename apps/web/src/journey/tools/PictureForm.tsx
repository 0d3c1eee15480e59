import {
  Button,
  Group,
  Input,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { BeforeAfter } from '../BeforeAfter'
import type { Journey } from '../journey'
import { msg } from '../../i18n/language'
import { useDraftForm } from '../../ui/draft-form'
import type { ToolProps } from './tool'

const levels = [
  ['entry', msg('tools.levelEntry')],
  ['professional', msg('tools.levelProfessional')],
  ['senior', msg('tools.levelSenior')],
  ['lead', msg('tools.levelLead')],
  ['manager', msg('tools.levelManager')],
  ['director', msg('tools.levelDirector')],
  ['executive', msg('tools.levelExecutive')],
] as const
type Level = (typeof levels)[number][0]

const scales = [
  ['respect', msg('tools.respectAtWork')],
  ['confidence', msg('common.confidence')],
  ['control', msg('tools.controlOverTime')],
] as const

/** The client's situation at the beginning (baseline) or later (outcome), and what was recorded before. */
export function Picture({
  journey,
  kind,
  editable,
  onRecorded,
}: Pick<ToolProps, 'journey' | 'editable' | 'onRecorded'> & { kind: 'baseline' | 'outcome' }) {
  const { t } = useTranslation()
  const there = journey.pictures.some(({ at }) => (at === 'baseline') === (kind === 'baseline'))
  const [again, setAgain] = useState(false)
  const closed = kind === 'baseline' && journey.phases.some(({ state }) => state === 'done')
  return (
    <Stack>
      <BeforeAfter pictures={journey.pictures} whose="mine" plain />
      {!there && !editable && <Text size="sm">{t('tools.notRecorded')}</Text>}
      {editable && (!there || again) && (
        <PictureForm
          journey={journey}
          kind={kind}
          onDone={() => {
            setAgain(false)
            onRecorded?.()
          }}
        />
      )}
      {editable && there && !again && !closed && (
        <Group>
          <Button variant="default" onClick={() => setAgain(true)}>
            {kind === 'baseline' ? t('tools.updateBaseline') : t('tools.recordAnotherOutcome')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

/** Role, income band, respect, confidence, control: today. The same questions at the beginning and at the end. */
export function PictureForm({
  journey,
  kind,
  at = 'end',
  onDone,
}: {
  journey: Journey
  kind: 'baseline' | 'outcome'
  at?: 'gate' | 'end' | 'follow-up'
  onDone: () => void
}) {
  const { t } = useTranslation()
  const last = journey.pictures.at(-1)
  const form = useDraftForm(`${kind}/${journey.journeyId}`, {
    initialValues: {
      role: last?.role ?? '',
      level: '',
      incomeBand: last?.incomeBand ?? '',
      respect: '3',
      confidence: '3',
      control: '3',
      weeklyHours: last?.weeklyHours ?? 40,
    },
  })
  const baseline = useCommand('/api/journeys/{streamId}/record-baseline', { done: t('tools.recorded') })
  const outcome = useCommand('/api/journeys/{streamId}/record-outcome', { done: t('tools.recorded') })
  return (
    <form
      onSubmit={form.onSubmit(async ({ respect, confidence, control, level, ...rest }) => {
        const picture = {
          ...rest,
          ...(level && { level: level as Level }),
          respect: Number(respect),
          confidence: Number(confidence),
          control: Number(control),
        }
        const streamId = journey.journeyId
        if (kind === 'baseline') await baseline.mutateAsync({ streamId, body: picture })
        else await outcome.mutateAsync({ streamId, body: { ...picture, at } })
        form.settle()
        onDone()
      })}
    >
      <Stack>
        <TextInput label={t('common.role')} required maxLength={200} {...form.getInputProps('role')} />
        <NativeSelect
          label={t('tools.seniority')}
          data={[
            { value: '', label: t('tools.preferNotToSay') },
            ...levels.map(([value, label]) => ({ value, label: t(label) })),
          ]}
          {...form.getInputProps('level')}
        />
        <TextInput
          label={t('tools.incomeBand')}
          description={t('tools.incomeHint')}
          placeholder={t('tools.incomeExample')}
          required
          maxLength={60}
          {...form.getInputProps('incomeBand')}
        />
        {scales.map(([name, label]) => (
          <Input.Wrapper key={name} label={t(label)} description={t('tools.scaleHint')}>
            <SegmentedControl
              fullWidth
              data={['1', '2', '3', '4', '5']}
              aria-label={t(label)}
              {...form.getInputProps(name)}
            />
          </Input.Wrapper>
        ))}
        <NumberInput
          label={t('common.hoursPerWeek')}
          min={0}
          max={120}
          required
          {...form.getInputProps('weeklyHours')}
        />
        <Group>
          <Button type="submit" loading={baseline.isPending || outcome.isPending}>
            {t('tools.saveAnswers')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
