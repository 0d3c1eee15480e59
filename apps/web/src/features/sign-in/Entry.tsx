import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Logo } from '../../ui/path/Logo'

/** The frame of the screens before one is signed in. */
export function Entry({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w="100%" maw={420} shadow="sm">
        <Stack gap="md">
          <Group gap="sm">
            <Logo size={36} />
            <Text fw={700}>Switchback</Text>
          </Group>
          <Stack gap={4}>
            <Title order={1}>{title}</Title>
            {lead && (
              <Text c="dimmed" size="sm">
                {lead}
              </Text>
            )}
          </Stack>
          {children}
        </Stack>
      </Paper>
    </Center>
  )
}
