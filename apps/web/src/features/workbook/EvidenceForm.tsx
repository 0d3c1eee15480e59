import { Button, FileInput, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { unwrap } from '../../api/problem-document'
import { newId } from '../../api/new-id'
import { IconPaperclip } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { showProblem } from '../../api/problems'
import { client, isView } from '../../api/query-client'
import { useDraftForm } from '../../ui/draft-form'

/** Files that can be evidence. The server checks them by their content. */
const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.zip,.docx,.pptx,.xlsx'
const largestFile = 10_000_000

interface Entered extends Record<string, unknown> {
  kind: 'link' | 'text' | 'file'
  title: string
  content: string
  file: File | null
}

/** Evidence for a step: a link, a text or a file. */
export function EvidenceForm({ journeyId, stepId }: { journeyId: string; stepId: string }) {
  const { t } = useTranslation()
  const form = useDraftForm<Entered>(`evidence/${journeyId}/${stepId}`, {
    initialValues: { kind: 'link', title: '', content: '', file: null },
    validate: {
      content: (content, { kind }) =>
        kind === 'link' && !/^https?:\/\/\S+$/.test(content) ? t('A link begins with http:// or https://.') : null,
      file: (file, { kind }) =>
        kind !== 'file'
          ? null
          : !file
            ? t('Choose a file.')
            : file.size > largestFile
              ? t('A file has at most 10 MB; this one has {{size}} MB.', { size: Math.ceil(file.size / 1e6) })
              : null,
    },
  })
  const submit = useCommand('/api/journeys/{streamId}/submit-evidence', { done: t('Sent to your coach for review.') })
  const upload = useUpload(journeyId)
  const { kind } = form.values
  return (
    <form
      onSubmit={form.onSubmit(async ({ kind: chosen, title, content, file }) => {
        try {
          if (chosen === 'file') await upload.mutateAsync({ stepId, title, file: file! })
          else await submit.mutateAsync({ streamId: journeyId, body: { stepId, kind: chosen, title, content } })
          form.settle()
        } catch {
          // The reason is shown already, and the form keeps what was entered.
        }
      })}
    >
      <Stack gap="sm">
        <SegmentedControl
          data={[
            { value: 'link', label: t('Link') },
            { value: 'text', label: t('Text') },
            { value: 'file', label: t('File') },
          ]}
          aria-label={t('Kind of evidence')}
          {...form.getInputProps('kind')}
        />
        <TextInput label={t('Title')} required maxLength={200} {...form.getInputProps('title')} />
        {kind === 'link' && (
          <TextInput label={t('Link')} placeholder="https://" required {...form.getInputProps('content')} />
        )}
        {kind === 'text' && (
          <Textarea
            label={t('Text')}
            required
            autosize
            minRows={3}
            maxLength={20_000}
            {...form.getInputProps('content')}
          />
        )}
        {kind === 'file' && (
          <FileInput
            label={t('File')}
            description={t('PDF, picture, Word, PowerPoint, Excel or ZIP, at most 10 MB; stored encrypted')}
            accept={accepted}
            clearable
            leftSection={<IconPaperclip size={16} />}
            {...form.getInputProps('file')}
          />
        )}
        <Group>
          <Button type="submit" variant="light" loading={submit.isPending || upload.isPending}>
            {t('Send for review')}
          </Button>
          {upload.isPending && <Text size="sm">{t('Sending the file …')}</Text>}
        </Group>
      </Stack>
    </form>
  )
}

/** A text as the value of a header (RFC 8187), since a person's own words must not be in an address. */
const extended = (text: string) => `UTF-8''${encodeURIComponent(text.toWellFormed())}`

function useUpload(journeyId: string) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ stepId, title, file }: { stepId: string; title: string; file: File }) =>
      unwrap(
        client.http.POST('/api/journeys/{journeyId}/evidence-files', {
          params: {
            path: { journeyId },
            query: { stepId },
            header: {
              'Idempotency-Key': newId(),
              'Evidence-Title': extended(title),
              'Evidence-File-Name': extended(file.name.slice(0, 200)),
            },
          },
          headers: { 'content-type': file.type || 'application/zip' },
          // The schema describes the bytes of a file as a string: its name takes that place, and the file itself is sent.
          body: file.name,
          bodySerializer: () => file,
        }),
      ),
    onSuccess: () => notifications.show({ message: t('Sent to your coach for review.'), color: 'teal' }),
    onError: showProblem,
    onSettled: () => queries.invalidateQueries({ predicate: isView }),
  })
}
