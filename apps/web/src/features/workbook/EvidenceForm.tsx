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
        kind === 'link' && !/^https?:\/\/\S+$/.test(content) ? t('common.linkStart') : null,
      file: (file, { kind }) =>
        kind !== 'file'
          ? null
          : !file
            ? t('workbook.chooseFile')
            : file.size > largestFile
              ? t('workbook.fileTooLarge', { size: Math.ceil(file.size / 1e6) })
              : null,
    },
  })
  const submit = useCommand('/api/journeys/{streamId}/submit-evidence', { done: t('workbook.evidenceSent') })
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
            { value: 'link', label: t('common.link') },
            { value: 'text', label: t('workbook.evidenceText') },
            { value: 'file', label: t('common.file') },
          ]}
          aria-label={t('workbook.evidenceType')}
          {...form.getInputProps('kind')}
        />
        <TextInput label={t('common.title')} required maxLength={200} {...form.getInputProps('title')} />
        {kind === 'link' && (
          <TextInput label={t('common.link')} placeholder="https://" required {...form.getInputProps('content')} />
        )}
        {kind === 'text' && (
          <Textarea
            label={t('workbook.evidenceText')}
            required
            autosize
            minRows={3}
            maxLength={20_000}
            {...form.getInputProps('content')}
          />
        )}
        {kind === 'file' && (
          <FileInput
            label={t('common.file')}
            description={t('workbook.fileHint')}
            accept={accepted}
            clearable
            leftSection={<IconPaperclip size={16} />}
            {...form.getInputProps('file')}
          />
        )}
        <Group>
          <Button type="submit" variant="light" loading={submit.isPending || upload.isPending}>
            {t('workbook.sendForReview')}
          </Button>
          {upload.isPending && <Text size="sm">{t('workbook.sendingFile')}</Text>}
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
    onSuccess: () => notifications.show({ message: t('workbook.evidenceSent'), color: 'teal' }),
    onError: showProblem,
    onSettled: () => queries.invalidateQueries({ predicate: isView }),
  })
}
