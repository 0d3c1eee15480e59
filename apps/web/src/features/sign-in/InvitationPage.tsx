import { Alert, Button, Checkbox, PasswordInput, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { unwrap } from '@switchback/api-client/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { useTranslation } from 'react-i18next'
import { client, problemText } from '../../app/api'
import { roleWords } from '../../app/roles'
import { useTakeSession, type Session } from '../../app/session'
import { Entry } from './Entry'

export default function InvitationPage() {
  const { t } = useTranslation()
  const { token = '' } = useParams()
  const take = useTakeSession()
  const navigate = useNavigate()
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => client.ask('/api/invitations/{token}', { token }),
  })
  const form = useForm({
    initialValues: { password: '', reportingConsent: false },
    validate: { password: (password) => (password.length < 10 ? t('At least 10 characters.') : null) },
  })
  const accept = useMutation({
    mutationFn: (body: typeof form.values) =>
      unwrap<Session>(client.http.POST('/api/invitations/{token}/accept', { params: { path: { token } }, body })),
    onSuccess: (session) => {
      take(session)
      void navigate('/', { replace: true })
    },
  })
  if (invitation.error)
    return (
      <Entry title={t('This invitation is no longer valid')}>
        <Text>{problemText(invitation.error)}</Text>
        <Button variant="default" component="a" href="/">
          {t('Go to the sign-in')}
        </Button>
      </Entry>
    )
  if (!invitation.data) return <Entry title={t('One moment')}>{t('Looking at your invitation.')}</Entry>
  const { organisation, name, email, role } = invitation.data
  return (
    <Entry
      title={t('Welcome, {{name}}', { name })}
      lead={t('{{organisation}} invites you as {{role}}. You will sign in as {{email}}.', {
        organisation,
        role: t(roleWords[role as keyof typeof roleWords]),
        email,
      })}
    >
      <form onSubmit={form.onSubmit((values) => accept.mutate(values))}>
        <Stack>
          {accept.error && (
            <Alert color="red" role="alert">
              {problemText(accept.error)}
            </Alert>
          )}
          <PasswordInput
            label={t('Choose a password')}
            description={t('At least 10 characters. If you already have an account here, enter its password.')}
            autoComplete="new-password"
            required
            autoFocus
            {...form.getInputProps('password')}
          />
          {role === 'client' && (
            <Checkbox
              label={t('Count me in anonymous figures')}
              description={t(
                'Your sponsor then sees numbers of groups, never your name, answers or progress. You can change this at any time.',
              )}
              {...form.getInputProps('reportingConsent', { type: 'checkbox' })}
            />
          )}
          <Button type="submit" loading={accept.isPending}>
            {t('Accept the invitation')}
          </Button>
        </Stack>
      </form>
    </Entry>
  )
}
