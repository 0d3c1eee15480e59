import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { unwrap } from '@switchback/api-client/client'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { client } from '../../app/api'
import { useTakeSession, type Session } from '../../app/session'
import { Entry } from './Entry'

export function SetUpPage() {
  const take = useTakeSession()
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { organisation: '', name: '', email: '', password: '' },
    validate: { password: (password) => (password.length < 10 ? 'At least 10 characters.' : null) },
  })
  const found = useMutation({
    mutationFn: (body: typeof form.values) => unwrap<Session>(client.http.POST('/api/setup', { body })),
    onSuccess: (session) => {
      take(session)
      void navigate('/')
    },
  })
  return (
    <Entry
      title="Found your practice"
      lead="You become its first owner and coach. The built-in framework is ready to use."
    >
      <form onSubmit={form.onSubmit((values) => found.mutate(values))}>
        <Stack>
          {found.error && (
            <Alert color="red" role="alert">
              {found.error.message}
            </Alert>
          )}
          <TextInput label="Name of the practice" required autoFocus {...form.getInputProps('organisation')} />
          <TextInput label="Your name" autoComplete="name" required {...form.getInputProps('name')} />
          <TextInput label="E-mail" type="email" autoComplete="username" required {...form.getInputProps('email')} />
          <PasswordInput
            label="Password"
            description="At least 10 characters"
            autoComplete="new-password"
            required
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={found.isPending}>
            Found it
          </Button>
        </Stack>
      </form>
    </Entry>
  )
}
