import { Button, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useCommand } from '../../app/api'

/** Evidence for a step: a link or a text. */
export function EvidenceForm({ journeyId, stepId }: { journeyId: string; stepId: string }) {
  const form = useForm({
    initialValues: { kind: 'link' as 'link' | 'text', title: '', content: '' },
    validate: {
      content: (content, { kind }) =>
        kind === 'link' && !/^https?:\/\/\S+$/.test(content) ? 'A link begins with http:// or https://.' : null,
    },
  })
  const submit = useCommand('/api/journeys/{streamId}/submit-evidence', { done: 'Sent to your coach for review.' })
  const { kind } = form.values
  return (
    <form
      onSubmit={form.onSubmit(async (values) => {
        await submit.mutateAsync({ streamId: journeyId, body: { ...values, stepId } })
        form.reset()
      })}
    >
      <Stack>
        <SegmentedControl
          data={[
            { value: 'link', label: 'Link' },
            { value: 'text', label: 'Text' },
          ]}
          aria-label="Kind of evidence"
          {...form.getInputProps('kind')}
        />
        <TextInput label="Title" required maxLength={200} {...form.getInputProps('title')} />
        {kind === 'link' ? (
          <TextInput label="Link" placeholder="https://" required {...form.getInputProps('content')} />
        ) : (
          <Textarea label="Text" required autosize minRows={3} maxLength={20_000} {...form.getInputProps('content')} />
        )}
        <Button type="submit" variant="light" loading={submit.isPending}>
          Send for review
        </Button>
      </Stack>
    </form>
  )
}
