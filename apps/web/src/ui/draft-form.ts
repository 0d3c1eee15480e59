import { useForm, type UseFormInput } from '@mantine/form'
import { useState } from 'react'
import { dropDraft, keepDraft, readDraft, useDraftKey, type DraftValues } from '../api/drafts'

/** What can be kept of a form: texts, numbers and switches. A chosen file cannot. */
const keepable = (values: object): DraftValues =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  )

/** The part of a draft that the form has a field for, of the same kind of value. */
const fitting = <Values extends DraftValues>(draft: DraftValues | null, initial: Values): Values => ({
  ...initial,
  ...Object.fromEntries(
    Object.entries(draft ?? {}).filter(([name, value]) => name in initial && isLike(value, initial[name])),
  ),
})
/** A number that was not entered yet is an empty text. */
const isLike = (value: unknown, other: unknown) =>
  typeof value === typeof other || (typeof value === 'number' && other === '') || value === ''

/**
 * A form whose text survives a reload, another page, a closed dialog and a session that has ended: it is kept on this device while it
 * is written. Takes a name for the place of the form, and what `useForm` takes. Adds `settle`, to call when the text was sent,
 * `isWritten` (there is something in it that was not sent) and `isRestored` (it began with an earlier draft).
 */
export function useDraftForm<Values extends DraftValues>(
  place: string,
  { initialValues, ...input }: UseFormInput<Values> & { initialValues: Values },
) {
  const key = useDraftKey(place)
  const [kept] = useState(() => readDraft(key))
  const unwritten = JSON.stringify(keepable(initialValues))
  const form = useForm<Values>({
    ...input,
    initialValues: fitting(kept, initialValues),
    onValuesChange: (values) => {
      const written = keepable(values)
      if (JSON.stringify(written) === unwritten) dropDraft(key)
      else keepDraft(key, written)
    },
  })
  const settle = () => {
    form.setValues(initialValues)
    form.clearErrors()
    dropDraft(key)
  }
  return {
    ...form,
    settle,
    isWritten: JSON.stringify(keepable(form.values)) !== unwritten,
    isRestored: kept !== null,
  }
}

/**
 * Forgets the draft once its command has succeeded, also if the form has left the screen by then, as it does when a screen shows the
 * result at once. If the command is refused, which is shown, the draft stays. `then` follows the success.
 */
export function settleWith({ settle }: { settle: () => void }, sent: Promise<unknown>, then?: () => void): void {
  void sent.then(
    () => {
      settle()
      then?.()
    },
    () => undefined,
  )
}
