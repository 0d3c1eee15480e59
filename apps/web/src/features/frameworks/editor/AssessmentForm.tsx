import {
  ActionIcon,
  Accordion,
  Button,
  Card,
  Group,
  MultiSelect,
  NumberInput,
  Stack,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import type { Content } from '../../../journey/journey'
import { slugOf } from '../../../journey/tools/fields'

type Assessment = NonNullable<Content['assessment']>

const blank: Assessment = {
  title: '',
  introduction: '',
  questions: [],
  bands: [{ id: 'steady', title: '', from: 0, meaning: '' }],
  wellbeing: { questionIds: [], meanAtLeast: 3 },
}

/** The assessment of a framework: questions with five anchors each, bands, and when answers show strain. */
export function AssessmentForm({ frameworkId, assessment }: { frameworkId: string; assessment: Assessment | null }) {
  const { t } = useTranslation()
  const define = useCommand('/api/frameworks/{streamId}/define-assessment', { done: t('Saved in the draft.') })
  const form = useForm({ initialValues: structuredClone(assessment ?? blank) })
  const { questions, bands } = form.values
  const submit = (values: Assessment) =>
    define.mutate({
      streamId: frameworkId,
      body: {
        assessment: {
          ...values,
          questions: values.questions.map((question, at) => ({
            ...question,
            id: question.id || `${slugOf(question.looksAt).slice(0, 50)}-${at + 1}`,
          })),
          bands: values.bands.map((band) => ({ ...band, id: band.id || slugOf(band.title) })),
        },
      } as never,
    })
  const addQuestion = () =>
    form.insertListItem('questions', { id: '', text: '', looksAt: '', anchors: ['', '', '', '', ''] })
  return (
    <Card component="section" aria-label={t('Assessment')}>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack>
          <Title order={2}>{t('Assessment')}</Title>
          <TextInput label={t('Title')} required maxLength={120} {...form.getInputProps('title')} />
          <Textarea
            label={t('Introduction')}
            required
            autosize
            minRows={2}
            maxLength={2000}
            {...form.getInputProps('introduction')}
          />
          <Accordion variant="separated" keepMounted={false}>
            {questions.map((question, at) => (
              <Accordion.Item key={at} value={String(at)}>
                <Accordion.Control>
                  {at + 1}. {question.text || t('New question')}
                </Accordion.Control>
                <Accordion.Panel>
                  <Stack gap="xs">
                    <TextInput
                      label={t('Question')}
                      required
                      maxLength={300}
                      {...form.getInputProps(`questions.${at}.text`)}
                    />
                    <TextInput
                      label={t('What it looks at')}
                      required
                      maxLength={60}
                      {...form.getInputProps(`questions.${at}.looksAt`)}
                    />
                    {[0, 1, 2, 3, 4].map((value) => (
                      <TextInput
                        key={value}
                        label={t('What {{value}} means', { value })}
                        required
                        maxLength={240}
                        {...form.getInputProps(`questions.${at}.anchors.${value}`)}
                      />
                    ))}
                    <Group>
                      <Button
                        size="xs"
                        variant="subtle"
                        color="red"
                        onClick={() => form.removeListItem('questions', at)}
                      >
                        {t('Take out this question')}
                      </Button>
                    </Group>
                  </Stack>
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
          <Group>
            <Button variant="light" size="xs" leftSection={<IconPlus size={14} />} onClick={addQuestion}>
              {t('Add a question')}
            </Button>
          </Group>
          <Title order={3}>{t('Bands')}</Title>
          {bands.map((_, at) => (
            <Group key={at} align="flex-end" wrap="wrap">
              <NumberInput
                label={t('From percent')}
                w={110}
                min={0}
                max={100}
                {...form.getInputProps(`bands.${at}.from`)}
              />
              <TextInput label={t('Name')} required maxLength={60} {...form.getInputProps(`bands.${at}.title`)} />
              <TextInput
                flex="1 1 220px"
                label={t('Meaning')}
                required
                maxLength={400}
                {...form.getInputProps(`bands.${at}.meaning`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                disabled={at === 0}
                aria-label={t('Take out band {{number}}', { number: at + 1 })}
                onClick={() => form.removeListItem('bands', at)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Group>
            <Button
              variant="light"
              size="xs"
              leftSection={<IconPlus size={14} />}
              onClick={() => form.insertListItem('bands', { id: '', title: '', from: 50, meaning: '' })}
            >
              {t('Add a band')}
            </Button>
          </Group>
          <Group align="flex-end" wrap="wrap">
            <MultiSelect
              flex="1 1 300px"
              label={t('Answers show strain when these questions')}
              data={questions.filter(({ id }) => id).map(({ id, looksAt }) => ({ value: id, label: looksAt }))}
              {...form.getInputProps('wellbeing.questionIds')}
            />
            <NumberInput
              label={t('have a mean of at least')}
              w={190}
              min={0}
              max={4}
              step={0.5}
              {...form.getInputProps('wellbeing.meanAtLeast')}
            />
          </Group>
          <Group>
            <Button type="submit" loading={define.isPending} disabled={questions.length === 0}>
              {t('Save the assessment')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
