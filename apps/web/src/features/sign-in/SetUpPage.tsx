import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { unwrap } from '../../api/problem-document'
import { useMutation } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../api/problems'
import { client } from '../../api/query-client'
import { useReplaceSession, type Session } from '../../api/session'
import { useInitialFocus } from '../../ui/initial-focus'
import { Entry } from './Entry'

export default function SetUpPage() {
  const { t } = useTranslation()
  const firstField = useInitialFocus()
  const replaceSession = useReplaceSession()
  const navigate = useNavigate()
  const secret = useLocation().hash.slice(1)
  const form = useForm({
    initialValues: { token: secret, organisation: '', name: '', email: '', password: '' },
    validate: { password: (password) => (password.length < 10 ? t('common.passwordTooShort') : null) },
  })
  const found = useMutation({
    mutationFn: (body: typeof form.values) => unwrap<Session>(client.http.POST('/api/setup', { body })),
    onSuccess: (session) => {
      replaceSession(session)
      void navigate('/', { replace: true })
    },
  })
  return (
    <Entry title={t('signIn.setUpTitle')} lead={t('signIn.setUpLead')}>
      <form onSubmit={form.onSubmit((values) => found.mutate(values))}>
        <Stack>
          {found.error && (
            <Alert color="red" role="alert">
              {problemText(found.error)}
            </Alert>
          )}
          {!secret && (
            <TextInput
              label={t('signIn.setUpCode')}
              description={t('signIn.setUpCodeHint')}
              required
              ref={firstField}
              {...form.getInputProps('token')}
            />
          )}
          <TextInput
            label={t('signIn.practiceName')}
            required
            ref={secret ? firstField : null}
            {...form.getInputProps('organisation')}
          />
          <TextInput label={t('signIn.yourName')} autoComplete="name" required {...form.getInputProps('name')} />
          <TextInput
            label={t('common.email')}
            type="email"
            autoComplete="username"
            required
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t('common.password')}
            description={t('common.passwordHint')}
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={found.isPending}>
            {t('signIn.createPractice')}
          </Button>
        </Stack>
      </form>
    </Entry>
  )
}
