import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import { Board } from '../../ui/Board'
import { msg } from '../../i18n/language'
import { FindingEditor, type Field } from './fields'
import { useDraft, type ToolProps } from './tool'

type Application = ToolProps['book']['applications'][number]
type Stage = Application['stage']

const stages: [Stage, string][] = [
  ['applied', msg('tools.stageApplied')],
  ['screening', msg('tools.stageScreening')],
  ['interview', msg('tools.stageInterview')],
  ['offer', msg('tools.stageOffer')],
  ['accepted', msg('tools.stageAccepted')],
  ['rejected', msg('tools.stageRejected')],
  ['withdrawn', msg('tools.stageWithdrawn')],
]
const closed: Stage[] = ['accepted', 'rejected', 'withdrawn']

const places = [
  ['internal', msg('tools.placeInternal')],
  ['external', msg('tools.placeExternal')],
  ['own-business', msg('tools.placeOwnBusiness')],
] as const

const fields: Field[] = [
  { name: 'employer', label: msg('tools.employer'), as: 'text' },
  { name: 'role', label: msg('common.role'), as: 'text' },
  { name: 'where', label: msg('tools.where'), as: 'choice', choices: places },
]

/** The pipeline of applications, stage by stage; first inside the client's own organisation, then outside. */
export function Applications({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const editor = useDraft<Application>()
  const advance = useCommand('/api/journeys/{streamId}/advance-application', {
    optimistic: (update, { body }) =>
      update('/api/journeys/{journeyId}/workbook', (now) => ({
        ...now,
        applications: now.applications.map((one) =>
          one.applicationId === body.applicationId ? { ...one, stage: body.stage } : one,
        ),
      })),
  })
  return (
    <Stack>
      {editable && (
        <Group>
          <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => editor.open()}>
            {t('tools.addApplication')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('tools.lookInternallyFirst')}
          </Text>
        </Group>
      )}
      <Board
        label={t('tools.applicationsByStage')}
        columns={stages.map(([stage, title]) => ({
          id: stage,
          title: t(title),
          items: book.applications.filter((one) => one.stage === stage),
        }))}
        cardOf={({ applicationId, role, employer }) => ({ id: applicationId, name: `${role}, ${employer}` })}
        mayMove={(_, from) => editable && !closed.includes(from as Stage)}
        onMove={({ applicationId }, _, to) =>
          advance.mutate({ streamId: journey.journeyId, body: { applicationId, stage: to as Stage } })
        }
        render={({ role, employer, where, at, stages: passed }, move) => (
          <Card padding="xs" radius="md">
            <Group justify="space-between" wrap="nowrap" align="flex-start" gap={4}>
              <Text size="sm" fw={600} className="text-of-a-person">
                {role}
              </Text>
              {move}
            </Group>
            <Text size="sm" className="text-of-a-person">
              {employer}
            </Text>
            <Group gap={6} mt={4}>
              {where !== 'external' && (
                <Badge size="sm" variant="light">
                  {t(places.find(([value]) => value === where)![1])}
                </Badge>
              )}
              <Text size="xs" c="dimmed">
                {day(passed.at(-1)?.at ?? at)}
              </Text>
            </Group>
          </Card>
        )}
      />
      <FindingEditor
        title={t('tools.addApplication')}
        fields={fields}
        command="/api/journeys/{streamId}/log-application"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
