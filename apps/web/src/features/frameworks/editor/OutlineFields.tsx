import { Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'

interface Outline {
  name: string
  profession: string
  description: string
}

/** What a framework is called and who it is for: the same fields for a new framework and for a changed description. */
export function OutlineFields<Values extends Outline>({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput label={t('common.name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('frameworks.profession')} required maxLength={120} {...form.getInputProps('profession')} />
      <Textarea
        label={t('frameworks.purpose')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('description')}
      />
    </>
  )
}
