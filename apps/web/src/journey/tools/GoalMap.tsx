import { Button, Card, Group, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconArrowRight, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { msg } from '../../i18n/language'
import { FindingEditor, type Field } from './fields'
import { ItemActions } from './ItemActions'
import { useDraft, useRetraction, type ToolProps } from './tool'

const thisYear = new Date().getFullYear()
const fields: Field[] = [
  { name: 'personal', label: msg('tools.goalPersonal'), as: 'long' },
  { name: 'professional', label: msg('tools.goalProfessional'), as: 'long' },
  { name: 'byYear', label: msg('tools.goalYear'), as: 'number', min: thisYear, max: thisYear + 15 },
]

/** Personal goals beside the professional ones that carry them, year by year, for fifteen years. */
export function GoalMap({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const editor = useDraft<ToolProps['book']['goals'][number]>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  const goals = book.goals
    .filter(({ findingId }) => !pending.has(findingId))
    .toSorted((one, other) => one.byYear - other.byYear)
  return (
    <Stack gap="sm">
      {goals.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('tools.noGoals')}
        </Text>
      )}
      {goals.map((goal) => (
        <Card key={goal.findingId} padding="sm" radius="md">
          <Group wrap="wrap" align="center" gap="sm">
            <Text fw={700} w={48}>
              {goal.byYear}
            </Text>
            <Text size="sm" flex="1 1 160px" className="text-of-a-person">
              {goal.personal}
            </Text>
            <ThemeIcon variant="transparent" size="sm">
              <IconArrowRight aria-label={t('tools.supportedBy')} />
            </ThemeIcon>
            <Text size="sm" fw={600} flex="1 1 160px" className="text-of-a-person">
              {goal.professional}
            </Text>
            {editable && (
              <ItemActions
                name={goal.personal}
                onEdit={() => editor.open(goal)}
                onRemove={() => takeBack('goal', goal.findingId)}
              />
            )}
          </Group>
        </Card>
      ))}
      {editable && (
        <Group>
          <Button
            variant="light"
            leftSection={<IconPlus size={16} />}
            onClick={() => editor.open({ byYear: thisYear + 5 })}
          >
            {t('tools.addGoal')}
          </Button>
        </Group>
      )}
      <FindingEditor
        title={t('tools.goal')}
        fields={fields}
        command="/api/journeys/{streamId}/map-goal"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
