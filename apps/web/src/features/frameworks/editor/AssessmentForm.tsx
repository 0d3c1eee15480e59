import { Button, Card, Group, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import { slugOf } from '../../../journey/tools/fields'
import type { Assessment } from './assessment'
import { BandFields, StrainFields } from './BandFields'
import { QuestionFields } from './QuestionFields'

const blank: Assessment = {
  title: '',
  introduction: '',
  questions: [],
  bands: [{ id: 'steady', title: '', from: 0, meaning: '' }],
  wellbeing: { questionIds: [], meanAtLeast: 3 },
}

/** The assessment with an id for each new question and band. What has an id keeps it, so that answers stay with it. */
const withIds = (assessment: Assessment): Assessment => ({
  ...assessment,
  questions: assessment.questions.map((question, at) => ({
    ...question,
    id: question.id || `${slugOf(question.looksAt).slice(0, 50)}-${at + 1}`,
  })),
  bands: assessment.bands.map((band) => ({ ...band, id: band.id || slugOf(band.title) })),
})

/** The assessment of a framework: questions with five anchors each, bands, and when answers show strain. */
export function AssessmentForm({ frameworkId, assessment }: { frameworkId: string; assessment: Assessment | null }) {
  const { t } = useTranslation()
  const define = useCommand('/api/frameworks/{streamId}/define-assessment', { done: t('frameworks.draftSaved') })
  const form = useForm({ initialValues: structuredClone(assessment ?? blank) })
  return (
    <Card component="section" aria-label={t('common.assessment')}>
      <form
        onSubmit={form.onSubmit((values) =>
          define.mutate({ streamId: frameworkId, body: { assessment: withIds(values) } }),
        )}
      >
        <Stack>
          <Title order={2}>{t('common.assessment')}</Title>
          <TextInput label={t('common.title')} required maxLength={120} {...form.getInputProps('title')} />
          <Textarea
            label={t('frameworks.introduction')}
            required
            autosize
            minRows={2}
            maxLength={2000}
            {...form.getInputProps('introduction')}
          />
          <QuestionFields form={form} />
          <BandFields form={form} />
          <StrainFields form={form} />
          <Group>
            <Button type="submit" loading={define.isPending} disabled={form.values.questions.length === 0}>
              {t('frameworks.saveAssessment')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
