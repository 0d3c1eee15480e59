import { Alert, Button, Checkbox, PasswordInput, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { unwrap } from '@switchback/api-client/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { client } from '../../app/api'
import { useTakeSession, type Session } from '../../app/session'
import { Entry } from './Entry'

export function InvitationPage() {
  const { token = '' } = useParams()
  const take = useTakeSession()
  const navigate = useNavigate()
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => client.ask('/api/invitations/{token}', { token }),
  })
  const form = useForm({
    initialValues: { password: '', reportingConsent: false },
    validate: { password: (password) => (password.length < 10 ? 'At least 10 characters.' : null) },
  })
  const accept = useMutation({
    mutationFn: (body: typeof form.values) =>
      unwrap<Session>(client.http.POST('/api/invitations/{token}/accept', { params: { path: { token } }, body })),
    onSuccess: (session) => {
      take(session)
      void navigate('/')
    },
  })
  if (invitation.error)
    return (
      <Entry title="This invitation is no longer valid">
        <Text>{invitation.error.message}</Text>
        <Button variant="default" component="a" href="/">
          Go to the sign-in
        </Button>
      </Entry>
    )
  if (!invitation.data) return <Entry title="One moment">Looking at your invitation.</Entry>
  const { organisation, name, email, role } = invitation.data
  return (
    <Entry title={`Welcome, ${name}`} lead={`${organisation} invites you as ${role}. You will sign in as ${email}.`}>
      <form onSubmit={form.onSubmit((values) => accept.mutate(values))}>
        <Stack>
          {accept.error && (
            <Alert color="red" role="alert">
              {accept.error.message}
            </Alert>
          )}
          <PasswordInput
            label="Choose a password"
            description="At least 10 characters. If you already have an account here, enter its password."
            autoComplete="new-password"
            required
            autoFocus
            {...form.getInputProps('password')}
          />
          {role === 'client' && (
            <Checkbox
              label="Count me in anonymous figures"
              description="Your sponsor then sees numbers of groups, never your name, answers or progress. You can change this at any time."
              {...form.getInputProps('reportingConsent', { type: 'checkbox' })}
            />
          )}
          <Button type="submit" loading={accept.isPending}>
            Accept the invitation
          </Button>
        </Stack>
      </form>
    </Entry>
  )
}
