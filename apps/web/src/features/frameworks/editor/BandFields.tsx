import { ActionIcon, Button, Group, MultiSelect, NumberInput, TextInput, Title } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AssessmentFormProps } from './assessment'

/** The bands that a result can fall into, each from a percentage up. The first begins at the bottom and stays. */
export function BandFields({ form }: AssessmentFormProps) {
  const { t } = useTranslation()
  return (
    <>
      <Title order={3}>{t('frameworks.resultBands')}</Title>
      {form.values.bands.map((_, at) => (
        <Group key={at} align="flex-end" wrap="wrap">
          <NumberInput
            label={t('frameworks.bandFrom')}
            w={110}
            min={0}
            max={100}
            {...form.getInputProps(`bands.${at}.from`)}
          />
          <TextInput label={t('common.name')} required maxLength={60} {...form.getInputProps(`bands.${at}.title`)} />
          <TextInput
            flex="1 1 220px"
            label={t('frameworks.bandMeaning')}
            required
            maxLength={400}
            {...form.getInputProps(`bands.${at}.meaning`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            disabled={at === 0}
            aria-label={t('frameworks.removeBand', { number: at + 1 })}
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
          {t('frameworks.addBand')}
        </Button>
      </Group>
    </>
  )
}

/** When answers show that the client may be struggling: the mean of some questions reaches a rating. */
export function StrainFields({ form }: AssessmentFormProps) {
  const { t } = useTranslation()
  return (
    <Group align="flex-end" wrap="wrap">
      <MultiSelect
        flex="1 1 300px"
        label={t('frameworks.mayBeStrugglingQuestions')}
        data={form.values.questions.filter(({ id }) => id).map(({ id, looksAt }) => ({ value: id, label: looksAt }))}
        {...form.getInputProps('wellbeing.questionIds')}
      />
      <NumberInput
        label={t('frameworks.mayBeStrugglingMean')}
        w={190}
        min={0}
        max={4}
        step={0.5}
        {...form.getInputProps('wellbeing.meanAtLeast')}
      />
    </Group>
  )
}
