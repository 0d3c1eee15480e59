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
    <Page title={t('common.settings')} narrow>
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
  const change = useCommand('/api/organisations/{streamId}/change-settings', { done: t('settings.saved') })
  return (
    <Card component="section" aria-label={t('settings.general')}>
      <form
        onSubmit={form.onSubmit(({ retentionMonths: months, ...settings }) =>
          change.mutate({
            streamId: organisation.tenantId,
            body: { settings: { ...settings, retentionMonths: months === '' ? null : months } },
          }),
        )}
      >
        <Stack>
          <Title order={2}>{t('settings.general')}</Title>
          <NumberInput
            label={t('settings.smallestGroup')}
            description={t('settings.smallestGroupHint')}
            min={Math.max(5, smallestReportableGroup)}
            max={50}
            {...form.getInputProps('smallestReportableGroup')}
          />
          <NumberInput
            label={t('settings.stalledAfter')}
            description={t('settings.stalledAfterHint')}
            min={3}
            max={180}
            {...form.getInputProps('stallDays')}
          />
          <NumberInput label={t('settings.nextCycleAfter')} min={1} max={10} {...form.getInputProps('loopYears')} />
          <NativeSelect
            label={t('settings.publishResults')}
            description={t('settings.publishResultsHint')}
            data={[
              { value: 'month', label: t('settings.everyMonth') },
              { value: 'quarter', label: t('settings.everyQuarter') },
            ]}
            {...form.getInputProps('reportingPeriod')}
          />
          <NumberInput
            label={t('settings.deleteRemovedAfter')}
            description={t('settings.deleteRemovedHint')}
            min={1}
            max={240}
            {...form.getInputProps('retentionMonths')}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('common.save')}
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
  const change = useCommand('/api/organisations/{streamId}/change-settings', { done: t('settings.saved') })
  const chosen = /^#[0-9a-f]{6}$/i.test(form.values.brandColour) ? form.values.brandColour.toLowerCase() : ownColour
  const shown = shadesOf(chosen)[filledShade]
  const readable = contrast(chosen, '#ffffff') >= 4.5
  return (
    <Card component="section" aria-label={t('settings.appearance')}>
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
          <Title order={2}>{t('settings.appearance')}</Title>
          <Group align="flex-end">
            <ColorInput
              label={t('settings.practiceColour')}
              format="hex"
              eyeDropperButtonProps={{ 'aria-label': t('settings.pickColour') }}
              {...form.getInputProps('brandColour')}
            />
            <span style={{ background: shown, color: '#fff', padding: '8px 16px', borderRadius: 8, fontWeight: 600 }}>
              {t('settings.preview')}
            </span>
          </Group>
          <Text size="sm" c="dimmed" role="status">
            {readable
              ? t('settings.contrastGood', {
                  contrast: number(contrast(chosen, '#ffffff')),
                })
              : t('settings.contrastPoor', {
                  contrast: number(contrast(chosen, '#ffffff')),
                })}
          </Text>
          <NativeSelect
            label={t('settings.practiceLanguage')}
            description={t('settings.practiceLanguageHint')}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('locale')}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('settings.saveAppearance')}
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
  const add = useCommand('/api/organisations/{streamId}/add-sponsor', { done: t('settings.sponsorAdded') })
  return (
    <Card component="section" aria-label={t('settings.sponsors')}>
      <Stack>
        <Title order={2}>{t('settings.sponsors')}</Title>
        {organisation.sponsors.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('settings.noSponsors')}
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
            <TextInput label={t('common.name')} required maxLength={120} {...form.getInputProps('name')} />
            <Button type="submit" variant="default" loading={add.isPending}>
              {t('settings.addSponsorButton')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Card>
  )
}
