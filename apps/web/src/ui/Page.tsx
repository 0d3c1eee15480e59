import { Alert, Box, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Scene, type SceneName } from './Scene'
import { problemText } from '../api/problems'

/** A screen: its title, its actions, its content. */
export function Page({
  title,
  lead,
  actions,
  children,
  narrow,
}: {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
  narrow?: boolean
}) {
  useEffect(() => {
    document.title = `${title} · Switchback`
  }, [title])
  return (
    <Stack gap="lg" maw={narrow ? 780 : 1240} mx="auto">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Box miw={0} flex="1 1 260px">
          <Title order={1} className="text-of-a-person" ta="left">
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" component="div">
              {lead}
            </Text>
          )}
        </Box>
        {actions && (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  )
}

interface Loaded<Data> {
  data: Data | undefined
  error: Error | null
  refetch: () => unknown
}

/** Shows what a query returned; grey lines while it loads, and the reason with a way to try again where it failed. */
export function QueryBoundary<Data>({ view, children }: { view: Loaded<Data>; children: (data: Data) => ReactNode }) {
  if (view.data !== undefined) return <>{children(view.data)}</>
  if (view.error) return <Problem error={view.error} retry={() => void view.refetch()} />
  return <Skeletons />
}

function Skeletons() {
  const { t } = useTranslation()
  return (
    <Stack gap="sm" role="status" aria-label={t('ui.loading')}>
      <Skeleton height={110} radius="lg" />
      <Skeleton height={56} radius="lg" />
      <Skeleton height={56} radius="lg" />
      <Skeleton height={56} radius="lg" width="70%" />
    </Stack>
  )
}

/** Shown while the code of a screen loads. */
export const PageSkeleton = () => (
  <Stack gap="lg" maw={1240} mx="auto" p="lg" aria-busy="true">
    <Skeleton height={34} width={220} />
    <Skeleton height={160} radius="lg" />
    <Skeleton height={90} radius="lg" />
  </Stack>
)

export function Problem({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation()
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title={t('ui.loadFailed')} my="md">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problemText(error)}</Text>
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            {t('ui.tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

/** What a screen shows while there is nothing yet: what will be here, and how to get it. */
export function Empty({
  title,
  children,
  action,
  scene = 'path',
}: {
  title: string
  children: ReactNode
  action?: ReactNode
  scene?: SceneName
}) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md">
      <Scene name={scene} />
      <Text fw={650} size="lg" ta="center">
        {title}
      </Text>
      <Text size="sm" c="dimmed" ta="center" maw={440}>
        {children}
      </Text>
      {action}
    </Stack>
  )
}
