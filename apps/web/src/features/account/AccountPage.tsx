import { Button, Card, Checkbox, Group, NativeSelect, PasswordInput, Select, Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { unwrap } from '../../api/problem-document'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { showProblem } from '../../api/problems'
import { client } from '../../api/query-client'
import { Page } from '../../ui/Page'
import { useFormats } from '../../i18n/dates'
import { useSession, type Session } from '../../api/session'
import { languages } from '../../i18n/language'
import { OwnRecord } from './OwnRecord'

/** Language and time zone, password, and whether the person is counted in results. */
export default function AccountPage() {
  const { t } = useTranslation()
  const { person, roles } = useSession()
  return (
    <Page title={t('common.myAccount')} lead={person.name} narrow>
      <Reading />
      <Password />
      {roles.includes('client') && <Counting />}
      <OwnRecord />
    </Page>
  )
}

function Reading() {
  const { t } = useTranslation()
  const { moment } = useFormats()
  const [now] = useState(() => new Date().toISOString())
  const { preferences, tenant } = useSession()
  const queries = useQueryClient()
  const form = useForm({
    initialValues: { language: preferences.language ?? '', timeZone: preferences.timeZone ?? '' },
  })
  const prefer = useMutation({
    mutationFn: ({ language, timeZone }: typeof form.values) =>
      unwrap<Session>(
        client.http.PUT('/api/session/preferences', {
          body: { language: (language || null) as 'en' | null, timeZone: timeZone || null },
        }),
      ),
    onSuccess: (session) => {
      queries.setQueryData(['/api/session'], session)
      notifications.show({ message: t('common.saved'), color: 'teal' })
    },
    onError: showProblem,
  })
  const ofBrowser = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Card component="section" aria-label={t('account.languageAndTime')}>
      <form onSubmit={form.onSubmit((values) => prefer.mutate(values))}>
        <Stack>
          <Title order={2}>{t('account.languageAndTime')}</Title>
          <NativeSelect
            label={t('account.language')}
            data={[
              { value: '', label: t('account.languageOfPractice', { language: languages[tenant.language] }) },
              ...Object.entries(languages).map(([value, label]) => ({ value, label })),
            ]}
            {...form.getInputProps('language')}
          />
          <Select
            label={t('account.timeZone')}
            description={t('account.currentTime', { time: moment(now) })}
            searchable
            clearable
            nothingFoundMessage={t('common.noMatches')}
            placeholder={t('account.timeZoneOfDevice', { zone: ofBrowser })}
            data={Intl.supportedValuesOf('timeZone')}
            limit={60}
            {...form.getInputProps('timeZone')}
            onChange={(value) => form.setFieldValue('timeZone', value ?? '')}
            value={form.values.timeZone || null}
          />
          <Group>
            <Button type="submit" loading={prefer.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

function Password() {
  const { t } = useTranslation()
  const form = useForm({
    initialValues: { from: '', to: '' },
    validate: { to: (password) => (password.length < 10 ? t('common.passwordTooShort') : null) },
  })
  const change = useMutation({
    mutationFn: (body: typeof form.values) => unwrap(client.http.POST('/api/session/password', { body })),
    onSuccess: () => {
      form.reset()
      notifications.show({ message: t('account.passwordChanged'), color: 'teal' })
    },
    onError: showProblem,
  })
  return (
    <Card component="section" aria-label={t('common.password')}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack>
          <Title order={2}>{t('common.password')}</Title>
          <PasswordInput
            label={t('account.currentPassword')}
            autoComplete="current-password"
            required
            {...form.getInputProps('from')}
          />
          <PasswordInput
            label={t('common.newPassword')}
            description={t('common.passwordHint')}
            autoComplete="new-password"
            required
            {...form.getInputProps('to')}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('account.changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

function Counting() {
  const { t } = useTranslation()
  const { tenant, person } = useSession()
  const queries = useQueryClient()
  const consent = useCommand('/api/organisations/{streamId}/change-reporting-consent', { done: t('common.saved') })
  const form = useForm({ initialValues: { reportingConsent: person.reportingConsent } })
  return (
    <Card component="section" aria-label={t('account.groupResults')}>
      <form
        onSubmit={form.onSubmit((body) =>
          consent.mutate(
            { streamId: tenant.tenantId, body },
            { onSuccess: () => void queries.invalidateQueries({ queryKey: ['/api/session'] }) },
          ),
        )}
      >
        <Stack>
          <Title order={2}>{t('account.groupResults')}</Title>
          <Text size="sm">{t('account.groupResultsHint')}</Text>
          <Checkbox
            label={t('common.includeInGroupResults')}
            {...form.getInputProps('reportingConsent', { type: 'checkbox' })}
          />
          <Group>
            <Button type="submit" variant="default" loading={consent.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
