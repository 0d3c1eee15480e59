import { Input, Modal, NativeSelect, NumberInput, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { CommandBody, CommandPath } from '../../api/client'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { FormButtons } from '../../ui/FormButtons'
import { useDraftForm } from '../../ui/draft-form'

export interface Field {
  name: string
  label: string
  as: 'text' | 'long' | 'scale' | 'number' | 'date' | 'choice'
  optional?: boolean
  choices?: readonly (readonly [value: string, label: string])[]
  hint?: string
  min?: number
  max?: number
}

type Values = Record<string, string | number>
/** An entry that is being written: the values of its fields, and what else its command needs. */
export type Draft = Record<string, unknown>

interface EditorProps {
  title: string
  fields: Field[]
  command: CommandPath
  journeyId: string
  /** The values that exist already or are fixed; null closes the editor. */
  draft: Draft | null
  onClose: () => void
  /** Adds what the command needs and the form has no field for. */
  complete?: (values: Draft) => Draft
}

/** A small form for one entry, new or changed. */
export function FindingEditor({ draft, onClose, ...rest }: EditorProps) {
  const [isWritten, setWritten] = useState(false)
  return (
    <Modal
      opened={draft !== null}
      onClose={onClose}
      title={rest.title}
      size="lg"
      closeOnClickOutside={!isWritten}
      closeOnEscape={!isWritten}
    >
      {draft && (
        <EditorForm key={JSON.stringify(draft)} draft={draft} onClose={onClose} onWritten={setWritten} {...rest} />
      )}
    </Modal>
  )
}

function EditorForm({
  fields,
  command,
  journeyId,
  draft,
  onClose,
  onWritten,
  complete = (values) => values,
}: EditorProps & { draft: Draft; onWritten: (isWritten: boolean) => void }) {
  const { t } = useTranslation()
  const record = useCommand(command)
  const form = useDraftForm<Values>(placeOf(command, journeyId, draft), {
    initialValues: Object.fromEntries(fields.map((field) => [field.name, startOf(field, draft[field.name])])),
    validate: Object.fromEntries(
      fields
        .filter(({ name }) => name === 'link')
        .map(({ name }) => [
          name,
          (value: unknown) => (value && !/^https?:\/\/\S+$/.test(String(value)) ? t('common.linkStart') : null),
        ]),
    ),
  })
  const { isWritten } = form
  useEffect(() => onWritten(isWritten), [isWritten, onWritten])
  const submit = async (values: Values) => {
    const stated = fields.flatMap(({ name, as }) => {
      const value = typeof values[name] === 'string' ? values[name].trim() : values[name]
      if (value === '' || value === undefined) return []
      return [[name, as === 'number' || as === 'scale' ? Number(value) : value] as const]
    })
    const known = draft.findingId ? { findingId: draft.findingId } : {}
    // The fields decide at run time which command's body this is; the server checks it against that command's schema.
    const body = complete({
      ...fixedOf(draft, fields),
      ...Object.fromEntries(stated),
      ...known,
    }) as CommandBody<CommandPath>
    await record.mutateAsync({ streamId: journeyId, body })
    form.settle()
    onClose()
  }
  return (
    <form onSubmit={form.onSubmit((values) => void submit(values).catch(() => undefined))}>
      <Stack>
        {fields.map((field, at) => (
          <FieldInput key={field.name} field={field} first={at === 0} props={form.getInputProps(field.name)} />
        ))}
        <FormButtons onCancel={onClose} saving={record.isPending} />
      </Stack>
    </form>
  )
}

/** An entry that exists has a place of its own; so has a new one of each kind. */
const placeOf = (command: CommandPath, journeyId: string, { findingId, areaId, shelf, kind, rung }: Draft) =>
  [command.split('/').at(-1), journeyId, findingId ?? 'new', areaId, shelf, kind, rung].filter(Boolean).join('/')

/** The part of a draft that is sent although no field shows it: ids and kinds, never dates and results. */
const fixedOf = (draft: Draft, fields: Field[]) =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([name]) => ['areaId', 'shelf', 'kind', 'rung'].includes(name) && !fields.some((field) => field.name === name),
    ),
  )

function startOf({ as, choices, min }: Field, value: unknown): string | number {
  if (value !== undefined && value !== null) return as === 'scale' ? String(value) : (value as string | number)
  if (as === 'scale') return '3'
  if (as === 'number') return min ?? ''
  return as === 'choice' ? choices![0]![0] : ''
}

function FieldInput({ field, props, first }: { field: Field; props: object; first: boolean }) {
  const { t } = useTranslation()
  const { label, optional, as, choices, hint, min, max } = field
  const shared = {
    label: optional ? t('tools.optionalLabel', { label: t(label) }) : t(label),
    description: hint && t(hint),
    required: !optional,
    ...(first && { 'data-autofocus': true }),
    ...props,
  }
  if (as === 'choice')
    return <NativeSelect data={choices!.map(([value, text]) => ({ value, label: t(text) }))} {...shared} />
  if (as === 'number')
    return <NumberInput {...(min !== undefined && { min })} {...(max !== undefined && { max })} {...shared} />
  if (as === 'scale')
    return (
      <Input.Wrapper
        label={t(label)}
        description={hint && t(hint)}
        component="fieldset"
        style={{ border: 0, padding: 0, margin: 0 }}
      >
        <SegmentedControl fullWidth data={['1', '2', '3', '4', '5']} aria-label={t(label)} {...props} />
      </Input.Wrapper>
    )
  if (as === 'long') return <Textarea autosize minRows={2} maxLength={4000} {...shared} />
  return <TextInput type={as === 'date' ? 'date' : 'text'} maxLength={200} {...shared} />
}

/** `Computer vision` becomes `computer-vision`: the id by which the same thing is recognised. */
export const slugOf = (text: unknown) =>
  String(text)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '') || `own-${hash(String(text))}`

/** A short id for a text without a letter that a slug can keep, such as a title in Arabic. */
const hash = (text: string) =>
  Array.from(text)
    .reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 2_147_483_647, 7)
    .toString(36)
