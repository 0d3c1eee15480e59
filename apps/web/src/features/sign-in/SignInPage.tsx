import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { unwrap } from '../../api/problem-document'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../api/problems'
import { client } from '../../api/query-client'
import { useReplaceSession, type Session } from '../../api/session'
import { useInitialFocus } from '../../ui/initial-focus'
import { Entry } from './Entry'

export default function SignInPage() {
  const { t } = useTranslation()
  const firstField = useInitialFocus()
  const replaceSession = useReplaceSession()
  const setUp = useQuery({ queryKey: ['/api/setup'], queryFn: () => client.query('/api/setup') })
  const form = useForm({ initialValues: { email: '', password: '' } })
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      unwrap<Session>(client.http.POST('/api/session', { body })),
    onSuccess: replaceSession,
  })
  if (setUp.data?.needed) return <Navigate to="/set-up" replace />
  return (
    <Entry title={t('signIn.signIn')} lead={t('signIn.signInLead')}>
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <Stack>
          {signIn.error && (
            <Alert color="red" role="alert">
              {problemText(signIn.error)}
            </Alert>
          )}
          <TextInput
            label={t('common.email')}
            type="email"
            autoComplete="username"
            required
            ref={firstField}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t('common.password')}
            autoComplete="current-password"
            required
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={signIn.isPending}>
            {t('signIn.signIn')}
          </Button>
        </Stack>
      </form>
    </Entry>
  )
}
