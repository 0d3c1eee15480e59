import { Alert, Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useView } from '../api/queries'
import { useFormats } from '../i18n/dates'

/** Shown on every screen of a person who will be erased, also when an owner requested it: they can object under their account. */
export function ErasureNotice() {
  const { t } = useTranslation()
  const { day } = useFormats()
  const erasure = useView('/api/rights').data?.erasure
  if (!erasure) return null
  return (
    <Alert color="red" mb="md" title={t('common.deletionDue', { day: day(erasure.dueAt) })}>
      {t('common.deletionCancelHint')}{' '}
      <Anchor component={Link} to="/account">
        {t('common.myAccount')}
      </Anchor>
    </Alert>
  )
}
