import { Accordion, Button, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AssessmentFormProps } from './assessment'

/** The questions of an assessment, each to open, change or remove. */
export function QuestionFields({ form }: AssessmentFormProps) {
  const { t } = useTranslation()
  const add = () => form.insertListItem('questions', { id: '', text: '', looksAt: '', anchors: ['', '', '', '', ''] })
  return (
    <>
      <Accordion variant="separated" keepMounted={false}>
        {form.values.questions.map((question, at) => (
          <Accordion.Item key={at} value={String(at)}>
            <Accordion.Control>
              {at + 1}. {question.text || t('frameworks.newQuestion')}
            </Accordion.Control>
            <Accordion.Panel>
              <Question form={form} at={at} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Group>
        <Button variant="light" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
          {t('frameworks.addQuestion')}
        </Button>
      </Group>
    </>
  )
}

function Question({ form, at }: AssessmentFormProps & { at: number }) {
  const { t } = useTranslation()
  return (
    <Stack gap="xs">
      <TextInput
        label={t('common.question')}
        required
        maxLength={300}
        {...form.getInputProps(`questions.${at}.text`)}
      />
      <TextInput
        label={t('frameworks.questionTopic')}
        required
        maxLength={60}
        {...form.getInputProps(`questions.${at}.looksAt`)}
      />
      {[0, 1, 2, 3, 4].map((value) => (
        <TextInput
          key={value}
          label={t('frameworks.ratingMeaning', { value })}
          required
          maxLength={240}
          {...form.getInputProps(`questions.${at}.anchors.${value}`)}
        />
      ))}
      <Group>
        <Button size="xs" variant="subtle" color="red" onClick={() => form.removeListItem('questions', at)}>
          {t('frameworks.removeQuestion')}
        </Button>
      </Group>
    </Stack>
  )
}
