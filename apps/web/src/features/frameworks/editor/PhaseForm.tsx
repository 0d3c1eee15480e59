import { Group, Modal, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import { FormButtons } from '../../../ui/FormButtons'
import type { PhaseContent } from '../../../journey/journey'
import { slugOf } from '../../../journey/tools/fields'
import { boardsFrom, boardsOf, linesOf, topicsOf } from './topics'

const blank = {
  id: '',
  title: '',
  purpose: '',
  weeks: { from: 4, to: 12 },
  signs: [],
  shelves: [],
  dropSuggestions: [],
  learningMaps: [],
  support: [],
} satisfies Omit<PhaseContent, 'steps' | 'gate'>

/** Defines or changes a phase: its texts, its length, and what its tools offer. */
export function PhaseForm({
  frameworkId,
  phase,
  onClose,
}: {
  frameworkId: string
  /** The phase to change, 'new' for a new one, null to close the form. */
  phase: PhaseContent | 'new' | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={phase !== null}
      onClose={onClose}
      title={phase === 'new' ? t('frameworks.newPhase') : t('frameworks.editPhase')}
      size="lg"
    >
      {phase && <Form frameworkId={frameworkId} phase={phase === 'new' ? blank : phase} onClose={onClose} />}
    </Modal>
  )
}

function Form({
  frameworkId,
  phase,
  onClose,
}: {
  frameworkId: string
  phase: Omit<PhaseContent, 'steps' | 'gate'>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const define = useCommand('/api/frameworks/{streamId}/define-phase', { done: t('frameworks.draftSaved') })
  const form = useForm({
    initialValues: {
      title: phase.title,
      purpose: phase.purpose,
      from: phase.weeks.from,
      to: phase.weeks.to,
      signs: phase.signs.map(({ text }) => text).join('\n'),
      shelves: boardsOf(phase.shelves),
      drops: linesOf(phase.dropSuggestions),
      maps: boardsOf(phase.learningMaps),
      support: phase.support.map(({ title, text }) => `${title} | ${text}`).join('\n'),
    },
    validate: { to: (to, { from }) => (to < from ? t('frameworks.longestTooShort') : null) },
  })
  const submit = async (values: typeof form.values) => {
    const signs = topicsOf(
      values.signs.replaceAll('|', '/'),
      phase.signs.map(({ id, text }) => ({ id, title: text })),
    )
    await define.mutateAsync({
      streamId: frameworkId,
      body: {
        phase: {
          id: phase.id || slugOf(values.title),
          title: values.title,
          purpose: values.purpose,
          weeks: { from: values.from, to: values.to },
          signs: signs.map(({ id, title }) => ({ id, text: title })),
          shelves: boardsFrom(values.shelves, phase.shelves),
          dropSuggestions: topicsOf(values.drops, phase.dropSuggestions),
          learningMaps: boardsFrom(values.maps, phase.learningMaps),
          support: values.support
            .split('\n')
            .map((line) => line.split('|').map((part) => part.trim()))
            .flatMap(([title, ...text]) => (title && text[0] ? [{ title, text: text.join(' | ') }] : [])),
        },
      },
    })
    onClose()
  }
  const lines = { autosize: true, minRows: 2, maxRows: 10 }
  return (
    <form onSubmit={form.onSubmit((values) => void submit(values).catch(() => undefined))}>
      <Stack>
        <TextInput label={t('common.title')} required maxLength={60} data-autofocus {...form.getInputProps('title')} />
        <Textarea
          label={t('frameworks.purpose')}
          required
          maxLength={1000}
          {...lines}
          {...form.getInputProps('purpose')}
        />
        <Group grow>
          <NumberInput label={t('frameworks.shortestWeeks')} min={1} max={200} {...form.getInputProps('from')} />
          <NumberInput label={t('frameworks.longestWeeks')} min={1} max={200} {...form.getInputProps('to')} />
        </Group>
        <Textarea
          label={t('frameworks.signsToTick')}
          description={t('frameworks.onePerLine')}
          {...lines}
          {...form.getInputProps('signs')}
        />
        <Textarea
          label={t('frameworks.topicsToExplore')}
          description={t('frameworks.topicsFormat')}
          {...lines}
          {...form.getInputProps('shelves')}
        />
        <Textarea
          label={t('frameworks.suggestedSkillsToLetGo')}
          description={t('frameworks.onePerLine')}
          {...lines}
          {...form.getInputProps('drops')}
        />
        <Textarea
          label={t('frameworks.learningMaps')}
          description={t('frameworks.mapsFormat')}
          {...lines}
          {...form.getInputProps('maps')}
        />
        <Textarea
          label={t('frameworks.whereToFindHelp')}
          description={t('frameworks.helpFormat')}
          {...lines}
          {...form.getInputProps('support')}
        />
        <FormButtons onCancel={onClose} saving={define.isPending} />
      </Stack>
    </form>
  )
}
