import { Alert, Box, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'

/** A screen: its name, what can be done on it, its content. */
export function Page({
  title,
  actions,
  children,
  narrow,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
  narrow?: boolean
}) {
  useEffect(() => {
    document.title = `${title} · Switchback`
  }, [title])
  return (
    <Stack gap="md" maw={narrow ? 760 : 1180} mx="auto">
      <Group justify="space-between" align="center" gap="sm">
        <Title order={1}>{title}</Title>
        {actions && <Group gap="xs">{actions}</Group>}
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

/** Shows a view's content once it is there; until then grey lines, and a reason where it does not come. */
export function Shown<Data>({ view, children }: { view: Loaded<Data>; children: (data: Data) => ReactNode }) {
  if (view.data !== undefined) return <>{children(view.data)}</>
  if (view.error) return <Problem error={view.error} retry={() => void view.refetch()} />
  return (
    <Stack gap="sm" aria-busy="true" aria-label="Loading">
      <Skeleton height={90} />
      <Skeleton height={48} />
      <Skeleton height={48} />
      <Skeleton height={48} width="70%" />
    </Stack>
  )
}

export function Problem({ error, retry }: { error: Error; retry?: () => void }) {
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title="This could not be loaded" m="md">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{error.message}</Text>
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

/** What a screen shows when there is nothing yet: what would be here, and how it comes here. */
export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md">
      <Box aria-hidden>
        <svg
          width="120"
          height="70"
          viewBox="0 0 120 70"
          fill="none"
          stroke="var(--mantine-color-dimmed)"
          strokeWidth="2.5"
          strokeLinecap="round"
        >
          <path d="M10 62h70a9 9 0 0 0 0-18H40a9 9 0 0 1 0-18h45a7 7 0 0 0 0-14H60" strokeDasharray="1 7" />
          <circle cx="60" cy="12" r="4" fill="var(--mantine-color-dimmed)" stroke="none" />
        </svg>
      </Box>
      <Text fw={600}>{title}</Text>
      <Text size="sm" c="dimmed" ta="center" maw={420}>
        {children}
      </Text>
      {action}
    </Stack>
  )
}
