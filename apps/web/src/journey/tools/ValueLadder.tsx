import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { msg } from '../../i18n/language'
import { FindingEditor, type Field } from './fields'
import { ItemActions } from './ItemActions'
import { useDraft, useRetraction, type ToolProps } from './tool'

/** From the foot of the ladder to its top. */
const rungs = [
  ['training', msg('tools.ladderTraining')],
  ['fixed-jobs', msg('tools.ladderFixedJobs')],
  ['consulting', msg('tools.ladderConsulting')],
  ['agency', msg('tools.ladderAgency')],
  ['leadership', msg('tools.ladderLeadership')],
] as const

const states = [
  ['idea', msg('tools.stateIdea'), 'gray'],
  ['trying', msg('tools.stateTrying'), 'blue'],
  ['holds', msg('tools.stateWorks'), 'brand'],
  ['left', msg('tools.stateDropped'), 'gray'],
] as const

const fields: Field[] = [
  { name: 'experiment', label: msg('tools.experimentLabel'), as: 'long', hint: msg('tools.experimentHint') },
  {
    name: 'state',
    label: msg('common.status'),
    as: 'choice',
    choices: states.map(([value, label]) => [value, label] as const),
  },
]

/** The value ladder, top rung first: each rung is a small experiment, not a leap. */
export function ValueLadder({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const editor = useDraft<ToolProps['book']['rungs'][number]>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  return (
    <Stack gap={0}>
      {rungs.toReversed().map(([rung, title], at) => {
        const experiments = book.rungs.filter((one) => one.rung === rung && !pending.has(one.findingId))
        return (
          <Card
            key={rung}
            padding="sm"
            radius={0}
            component="section"
            aria-label={t(title)}
            ml={{ base: 0, sm: (rungs.length - 1 - at) * 26 }}
            mt={at === 0 ? 0 : -1}
            style={{ borderLeft: '5px solid var(--path-walked)', opacity: experiments.length ? 1 : 0.9 }}
          >
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600} size="sm">
                {t(title)}
              </Text>
              {editable && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  leftSection={<IconPlus size={13} />}
                  aria-label={t('tools.addExperimentTo', { rung: t(title) })}
                  onClick={() => editor.open({ rung })}
                >
                  {t('tools.addExperiment')}
                </Button>
              )}
            </Group>
            {experiments.map((one) => {
              const [, label, color] = states.find(([value]) => value === one.state)!
              return (
                <Group key={one.findingId} justify="space-between" wrap="nowrap" align="flex-start" mt={4}>
                  <Group gap="xs" wrap="nowrap" align="flex-start">
                    <Badge size="sm" variant="light" color={color} style={{ flex: 'none' }}>
                      {t(label)}
                    </Badge>
                    <Text size="sm" className="text-of-a-person">
                      {one.experiment}
                    </Text>
                  </Group>
                  {editable && (
                    <ItemActions
                      name={one.experiment}
                      onEdit={() => editor.open(one)}
                      onRemove={() => takeBack('rung', one.findingId)}
                    />
                  )}
                </Group>
              )
            })}
          </Card>
        )
      })}
      <FindingEditor
        title={t(rungs.find(([rung]) => rung === editor.draft?.rung)?.[1] ?? msg('tools.addExperiment'))}
        fields={fields}
        command="/api/journeys/{streamId}/set-rung"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
