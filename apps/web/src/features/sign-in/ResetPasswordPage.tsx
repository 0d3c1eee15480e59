import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { unwrap } from '../../api/problem-document'
import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../api/problems'
import { client } from '../../api/query-client'
import { useInitialFocus } from '../../ui/initial-focus'
import { Entry } from './Entry'

/** Sets a new password by the link that the operator handed over; its secret is in the address's fragment. */
export default function ResetPasswordPage() {
  const { t } = useTranslation()
  const firstField = useInitialFocus()
  const secret = useLocation().hash.slice(1)
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password.length < 10 ? t('common.passwordTooShort') : null) },
  })
  const reset = useMutation({
    mutationFn: ({ password }: typeof form.values) =>
      unwrap(client.http.POST('/api/password-resets', { body: { reset: secret, password } })),
  })
  if (reset.isSuccess)
    return (
      <Entry title={t('signIn.passwordChanged')}>
        <Text>{t('signIn.passwordChangedHint')}</Text>
        <Button component="a" href="/">
          {t('signIn.goToSignIn')}
        </Button>
      </Entry>
    )
  return (
    <Entry title={t('signIn.chooseNewPassword')} lead={t('signIn.resetLinkHint')}>
      <form onSubmit={form.onSubmit((values) => reset.mutate(values))}>
        <Stack>
          {reset.error && (
            <Alert color="red" role="alert">
              {problemText(reset.error)}
            </Alert>
          )}
          <PasswordInput
            label={t('common.newPassword')}
            description={t('common.passwordHint')}
            autoComplete="new-password"
            required
            ref={firstField}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={reset.isPending}>
            {t('signIn.changePassword')}
          </Button>
        </Stack>
      </form>
    </Entry>
  )
}
