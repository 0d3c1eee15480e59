import { Group, Modal, NumberInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import { FormButtons } from '../../../ui/FormButtons'
import type { Content } from '../../../journey/journey'
import { OutlineFields } from './OutlineFields'

/** What a framework is called, who it is for, and when its path loops back. */
export function OutlineForm({
  frameworkId,
  content,
  opened,
  onClose,
}: {
  frameworkId: string
  content: Content
  opened: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={t('frameworks.nameAndPurpose')} size="lg">
      {opened && <Form frameworkId={frameworkId} content={content} onClose={onClose} />}
    </Modal>
  )
}

function Form({ frameworkId, content, onClose }: { frameworkId: string; content: Content; onClose: () => void }) {
  const { t } = useTranslation()
  const describe = useCommand('/api/frameworks/{streamId}/describe-framework', { done: t('frameworks.draftSaved') })
  const { name, profession, description, loopYears } = content
  const form = useForm({ initialValues: { name, profession, description, ...loopYears } })
  return (
    <form
      onSubmit={form.onSubmit(({ from, to, ...rest }) =>
        describe.mutate({ streamId: frameworkId, body: { ...rest, loopYears: { from, to } } }, { onSuccess: onClose }),
      )}
    >
      <Stack>
        <OutlineFields form={form} />
        <Group grow>
          <NumberInput label={t('frameworks.nextCycleEarliest')} min={1} max={20} {...form.getInputProps('from')} />
          <NumberInput label={t('frameworks.nextCycleLatest')} min={1} max={20} {...form.getInputProps('to')} />
        </Group>
        <FormButtons onCancel={onClose} saving={describe.isPending} />
      </Stack>
    </form>
  )
}
