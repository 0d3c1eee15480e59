import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../api/session'
import { Page } from '../ui/Page'
import { Scene } from '../ui/Scene'
import { firstPage, screensFor } from './navigation'

/** Shown at an address that no screen has, or whose screen is not for the reader's roles. */
export default function NotFoundPage({ isForOthers = false }: { isForOthers?: boolean }) {
  const { t } = useTranslation()
  const { roles } = useSession()
  const path = firstPage(roles)
  const screen = screensFor(roles).find((one) => one.path === path)
  return (
    <Page title={isForOthers ? t('app.notForYouTitle') : t('app.notFoundTitle')}>
      <Stack align="center" gap="md" py="xl">
        <Scene name="signpost" />
        <Text ta="center" maw={440}>
          {isForOthers ? t('app.notForYouHint') : t('app.notFoundHint')}
        </Text>
        <Button component={Link} to={path} replace>
          {t('app.goToFirstPage', { page: screen ? t(screen.label) : t('common.myAccount') })}
        </Button>
      </Stack>
    </Page>
  )
}
