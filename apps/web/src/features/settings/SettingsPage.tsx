import {
  Button,
  Card,
  ColorInput,
  Group,
  List,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import type { QueryResult } from '../../api/client'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { contrast, filledShade, shadesOf } from '../../ui/brand'
import { useFormats } from '../../i18n/dates'
import { Page, QueryBoundary } from '../../ui/Page'
import { ownColour } from '../../ui/theme'
import { languages } from '../../i18n/language'

type Organisation = QueryResult<'/api/organisation'>

export default function SettingsPage() {
  const { t } = useTranslation()
  const organisation = useView('/api/organisation')
  return (
    <Page title={t('Settings')} narrow>
      <QueryBoundary view={organisation}>
        {(data) => (
          <>
            <Rules organisation={data} />
            <Look organisation={data} />
            <Sponsors organisation={data} />
          </>
        )}
      </QueryBoundary>
    </Page>
  )
}

type RuleSettings = Pick<
  Organisation['settings'],
  'smallestReportableGroup' | 'stallDays' | 'loopYears' | 'reportingPeriod'
>
/** A number field that is empty holds an empty text. */
type RuleFields = RuleSettings & { retentionMonths: number | '' }

function Rules({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const { smallestReportableGroup, stallDays, loopYears, reportingPeriod, retentionMonths } = organisation.settings
  const form = useForm<RuleFields>({
    initialValues: {
      smallestReportableGroup,
      stallDays,
      loopYears,
      reportingPeriod,
      retentionMonths: retentionMonths ?? '',
    },
  })
  const change = useCommand('/api/organisations/{streamId}/change-settings', { done: t('Settings saved.') })
  return (
    <Card component="section" aria-label={t('How this practice works')}>
      <form
        onSubmit={form.onSubmit(({ retentionMonths: months, ...settings }) =>
          change.mutate({
            streamId: organisation.tenantId,
            body: { settings: { ...settings, retentionMonths: months === '' ? null : months } },
          }),
        )}
      >
        <Stack>
          <Title order={2}>{t('How this practice works')}</Title>
          <NumberInput
            label={t('Smallest reportable group')}
            description={t(
              'Figures about fewer people than this are shown to no sponsor and no owner. It can only rise: people agreed to be counted among at least so many.',
            )}
            min={Math.max(5, smallestReportableGroup)}
            max={50}
            {...form.getInputProps('smallestReportableGroup')}
          />
          <NumberInput
            label={t('Stalled after, in days')}
            description={t('A client without a step of their own for this long appears in the caseload.')}
            min={3}
            max={180}
            {...form.getInputProps('stallDays')}
          />
          <NumberInput
            label={t('Years until the path loops back')}
            min={1}
            max={10}
            {...form.getInputProps('loopYears')}
          />
          <NativeSelect
            label={t('Figures come out')}
            description={t('A few days after the end of each. What came out stays as it is.')}
            data={[
              { value: 'month', label: t('every month') },
              { value: 'quarter', label: t('every quarter') },
            ]}
            {...form.getInputProps('reportingPeriod')}
          />
          <NumberInput
            label={t('Erase people who were removed, after months')}
            description={t('Empty: never by itself.')}
            min={1}
            max={240}
            {...form.getInputProps('retentionMonths')}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('Save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

/** The colour and the language of the practice. A colour on which white text cannot be read is darkened until it can. */
function Look({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const queries = useQueryClient()
  const { brandColour, locale } = organisation.settings
  const form = useForm({ initialValues: { brandColour: brandColour ?? ownColour, locale } })
  const change = useCommand('/api/organisations/{streamId}/change-settings', { done: t('Settings saved.') })
  const chosen = /^#[0-9a-f]{6}$/i.test(form.values.brandColour) ? form.values.brandColour.toLowerCase() : ownColour
  const shown = shadesOf(chosen)[filledShade]
  const readable = contrast(chosen, '#ffffff') >= 4.5
  return (
    <Card component="section" aria-label={t('How it looks')}>
      <form
        onSubmit={form.onSubmit(({ locale: language }) =>
          change.mutate(
            {
              streamId: organisation.tenantId,
              body: { settings: { locale: language, brandColour: chosen === ownColour ? null : chosen } },
            },
            { onSuccess: () => void queries.invalidateQueries({ queryKey: ['/api/session'] }) },
          ),
        )}
      >
        <Stack>
          <Title order={2}>{t('How it looks')}</Title>
          <Group align="flex-end">
            <ColorInput
              label={t('Colour of the practice')}
              format="hex"
              eyeDropperButtonProps={{ 'aria-label': t('Take a colour from the screen') }}
              {...form.getInputProps('brandColour')}
            />
            <span style={{ background: shown, color: '#fff', padding: '8px 16px', borderRadius: 8, fontWeight: 600 }}>
              {t('As a button')}
            </span>
          </Group>
          <Text size="sm" c="dimmed" role="status">
            {readable
              ? t('White text on it has a contrast of {{contrast}} to 1: it can be read.', {
                  contrast: number(contrast(chosen, '#ffffff')),
                })
              : t('White text on it has only {{contrast}} to 1, so buttons have this darker shade of it.', {
                  contrast: number(contrast(chosen, '#ffffff')),
                })}
          </Text>
          <NativeSelect
            label={t('Language of the practice')}
            description={t('For whoever has chosen none under My account')}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('locale')}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('Save the look')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

function Sponsors({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation()
  const form = useForm({ initialValues: { name: '' } })
  const add = useCommand('/api/organisations/{streamId}/add-sponsor', { done: t('Sponsor added.') })
  return (
    <Card component="section" aria-label={t('Sponsoring organisations')}>
      <Stack>
        <Title order={2}>{t('Sponsoring organisations')}</Title>
        {organisation.sponsors.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('None yet. A sponsor pays for a cohort and sees figures of it, never a person.')}
          </Text>
        ) : (
          <List size="sm">
            {organisation.sponsors.map(({ sponsorId, name }) => (
              <List.Item key={sponsorId}>{name}</List.Item>
            ))}
          </List>
        )}
        <form
          onSubmit={form.onSubmit(async (body) => {
            await add.mutateAsync({ streamId: organisation.tenantId, body })
            form.reset()
          })}
        >
          <Group align="end">
            <TextInput label={t('Name')} required maxLength={120} {...form.getInputProps('name')} />
            <Button type="submit" variant="default" loading={add.isPending}>
              {t('Add')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Card>
  )
}
