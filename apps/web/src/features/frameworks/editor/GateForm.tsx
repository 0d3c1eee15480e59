import {
  ActionIcon,
  Button,
  Card,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import { FormButtons } from '../../../ui/FormButtons'
import type { PhaseContent } from '../../../journey/journey'
import { slugOf } from '../../../journey/tools/fields'
import { countNames } from './tool-texts'

/** The gate of a phase: what it requires, and what is counted for it. A requirement is met when one of its counts is reached. */
export function GateForm({
  frameworkId,
  phase,
  onClose,
}: {
  frameworkId: string
  phase: PhaseContent | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={phase !== null}
      onClose={onClose}
      title={t('common.signOffOf', { phase: phase?.title ?? '' })}
      size="xl"
    >
      {phase && <Form frameworkId={frameworkId} phase={phase} onClose={onClose} />}
    </Modal>
  )
}

function Form({ frameworkId, phase, onClose }: { frameworkId: string; phase: PhaseContent; onClose: () => void }) {
  const { t } = useTranslation()
  const define = useCommand('/api/frameworks/{streamId}/define-gate', { done: t('frameworks.draftSaved') })
  const form = useForm({ initialValues: structuredClone(phase.gate) })
  const counts = countNames.map(([value, label]) => ({ value, label: t(label) }))
  const submit = ({ text, demands }: PhaseContent['gate']) =>
    define.mutate(
      {
        streamId: frameworkId,
        body: {
          phaseId: phase.id,
          gate: { text, demands: demands.map((demand) => ({ ...demand, id: demand.id || slugOf(demand.text) })) },
        },
      },
      { onSuccess: onClose },
    )
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack>
        <Textarea
          label={t('frameworks.signOffMeaning')}
          required
          autosize
          maxLength={1000}
          {...form.getInputProps('text')}
        />
        {form.values.demands.map((demand, at) => (
          <Card key={at} padding="sm" radius="md">
            <Stack gap="xs">
              <Group align="flex-end" wrap="nowrap">
                <TextInput
                  flex={1}
                  label={t('frameworks.requirementNumber', { number: at + 1 })}
                  required
                  maxLength={300}
                  {...form.getInputProps(`demands.${at}.text`)}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('frameworks.removeRequirement', { number: at + 1 })}
                  onClick={() => form.removeListItem('demands', at)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
              {demand.anyOf.map((_, index) => (
                <Group key={index} align="center" gap="xs">
                  <Text size="sm" w={60}>
                    {index === 0 ? t('frameworks.atLeast') : t('frameworks.or')}
                  </Text>
                  <NumberInput
                    w={90}
                    min={1}
                    max={100}
                    aria-label={t('frameworks.minimumNumber')}
                    {...form.getInputProps(`demands.${at}.anyOf.${index}.atLeast`)}
                  />
                  <NativeSelect
                    aria-label={t('frameworks.whatCounts')}
                    data={counts}
                    {...form.getInputProps(`demands.${at}.anyOf.${index}.count`)}
                  />
                </Group>
              ))}
              <Group>
                <Checkbox
                  label={t('frameworks.coachCanSkip')}
                  {...form.getInputProps(`demands.${at}.waivable`, { type: 'checkbox' })}
                />
                {demand.anyOf.length < 4 && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() =>
                      form.insertListItem(`demands.${at}.anyOf`, { count: 'evidence-accepted', atLeast: 1 })
                    }
                  >
                    {t('frameworks.addAlternative')}
                  </Button>
                )}
              </Group>
            </Stack>
          </Card>
        ))}
        {form.values.demands.length < 12 && (
          <Group>
            <Button
              variant="light"
              size="xs"
              leftSection={<IconPlus size={14} />}
              onClick={() =>
                form.insertListItem('demands', {
                  id: '',
                  text: '',
                  anyOf: [{ count: 'evidence-accepted', atLeast: 1 }],
                  waivable: false,
                })
              }
            >
              {t('frameworks.addRequirement')}
            </Button>
          </Group>
        )}
        <FormButtons onCancel={onClose} saving={define.isPending} />
      </Stack>
    </form>
  )
}
