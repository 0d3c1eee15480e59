import { Alert, Button, Checkbox, PasswordInput, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { dropAllDrafts } from '../../api/drafts'
import { ApiProblem, unwrap } from '../../api/problem-document'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../api/problems'
import { client } from '../../api/query-client'
import { roleTexts } from '../../i18n/roles'
import { useReplaceSession, type Session } from '../../api/session'
import { useInitialFocus } from '../../ui/initial-focus'
import { Entry } from './Entry'

interface Invitation {
  organisation: string
  name: string
  email: string
  role: string
  signedIn: 'no' | 'as-invited' | 'as-other'
  comesBack: boolean
}

/** An invitation, by the secret in the address's fragment, which is sent in the body of requests and nowhere else. */
export default function InvitationPage() {
  const { t } = useTranslation()
  const secret = useLocation().hash.slice(1)
  const invitation = useQuery({
    queryKey: ['invitation', secret],
    queryFn: () => unwrap<Invitation>(client.http.POST('/api/invitations/look-up', { body: { invitation: secret } })),
  })
  if (invitation.error)
    return (
      <Entry title={t('signIn.invitationInvalid')}>
        <Text>{problemText(invitation.error)}</Text>
        <Button variant="default" component="a" href="/">
          {t('signIn.goToSignIn')}
        </Button>
      </Entry>
    )
  if (!invitation.data) return <Entry title={t('signIn.oneMoment')}>{t('signIn.openingInvitation')}</Entry>
  const { organisation, name, email, role } = invitation.data
  return (
    <Entry
      title={t('signIn.welcomeName', { name })}
      lead={t('signIn.invitationLead', {
        organisation,
        role: t(roleTexts[role as keyof typeof roleTexts]),
        email,
      })}
    >
      <InvitationForm secret={secret} invitation={invitation.data} lookAgain={() => void invitation.refetch()} />
    </Entry>
  )
}

function InvitationForm(props: { secret: string; invitation: Invitation; lookAgain: () => void }) {
  const { secret, invitation, lookAgain } = props
  const { t } = useTranslation()
  const replaceSession = useReplaceSession()
  const [hasAccount, setHasAccount] = useState(false)
  const signOut = useMutation({
    mutationFn: () => unwrap(client.http.DELETE('/api/session')),
    onSuccess: () => {
      dropAllDrafts()
      replaceSession(null)
      lookAgain()
    },
  })
  if (invitation.signedIn === 'as-other')
    return (
      <Stack>
        <Alert color="yellow">{t('signIn.otherAddress')}</Alert>
        <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('common.signOut')}
        </Button>
      </Stack>
    )
  if (invitation.signedIn === 'no' && hasAccount)
    return <SignIn email={invitation.email} signedIn={lookAgain} back={() => setHasAccount(false)} />
  return (
    <Stack>
      <Accept secret={secret} invitation={invitation} />
      {invitation.signedIn === 'no' && (
        <Button variant="subtle" onClick={() => setHasAccount(true)}>
          {t('signIn.haveAccount')}
        </Button>
      )}
    </Stack>
  )
}

/** Accepts: with a password for a new account, or as the one who is signed in. */
function Accept({ secret, invitation }: { secret: string; invitation: Invitation }) {
  const { t } = useTranslation()
  const firstField = useInitialFocus()
  const replaceSession = useReplaceSession()
  const navigate = useNavigate()
  const isNew = invitation.signedIn === 'no'
  const form = useForm({
    initialValues: { password: '', reportingConsent: false },
    validate: { password: (password) => (isNew && password.length < 10 ? t('common.passwordTooShort') : null) },
  })
  const accept = useMutation({
    mutationFn: ({ password, reportingConsent }: typeof form.values) =>
      unwrap<Session>(
        client.http.POST('/api/invitations/accept', {
          body: { invitation: secret, reportingConsent, ...(isNew && { password }) },
        }),
      ),
    // The answer may have been lost on the way: the same request gets it.
    retry: (count, error) => count < 2 && error instanceof ApiProblem && error.kind === 'unreachable',
    onSuccess: (session) => {
      replaceSession(session)
      void navigate('/', { replace: true })
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => accept.mutate(values))}>
      <Stack>
        {accept.error && (
          <Alert color="red" role="alert">
            {problemText(accept.error)}
          </Alert>
        )}
        {isNew && (
          <PasswordInput
            label={invitation.comesBack ? t('signIn.yourPassword') : t('signIn.choosePassword')}
            description={invitation.comesBack ? t('signIn.formerPasswordHint') : t('common.passwordTooShort')}
            autoComplete={invitation.comesBack ? 'current-password' : 'new-password'}
            required
            ref={firstField}
            {...form.getInputProps('password')}
          />
        )}
        {invitation.role === 'client' && (
          <Checkbox
            label={t('common.includeInGroupResults')}
            description={t('signIn.groupResultsHint')}
            {...form.getInputProps('reportingConsent', { type: 'checkbox' })}
          />
        )}
        <Button type="submit" loading={accept.isPending}>
          {t('signIn.acceptInvitation')}
        </Button>
      </Stack>
    </form>
  )
}

function SignIn({ email, signedIn, back }: { email: string; signedIn: () => void; back: () => void }) {
  const { t } = useTranslation()
  const firstField = useInitialFocus()
  const replaceSession = useReplaceSession()
  const form = useForm({ initialValues: { password: '' } })
  const signIn = useMutation({
    mutationFn: ({ password }: typeof form.values) =>
      unwrap<Session>(client.http.POST('/api/session', { body: { email, password } })),
    onSuccess: (session) => {
      replaceSession(session)
      signedIn()
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
      <Stack>
        {signIn.error && (
          <Alert color="red" role="alert">
            {problemText(signIn.error)}
          </Alert>
        )}
        <PasswordInput
          label={t('signIn.yourPassword')}
          autoComplete="current-password"
          required
          ref={firstField}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.signIn')}
        </Button>
        <Button variant="subtle" onClick={back}>
          {t('signIn.noAccount')}
        </Button>
      </Stack>
    </form>
  )
}
