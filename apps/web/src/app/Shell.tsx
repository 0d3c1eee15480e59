import {
  ActionIcon,
  AppShell,
  Avatar,
  Burger,
  Group,
  Menu,
  NavLink,
  Text,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { Logo } from '../path/Logo'
import { client, showProblem } from './api'
import { unwrap } from '@switchback/api-client/client'
import { screensFor } from './navigation'
import { useLiveChanges, useSession, useTakeSession, type Session } from './session'

/** The frame round every screen: where one is, where one can go, who one is. */
export function Shell({ children }: { children: ReactNode }) {
  const session = useSession()
  const [opened, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  useLiveChanges(session.tenant.tenantId)
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 210, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
            <Logo />
            <Text fw={650} truncate>
              {session.tenant.name}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ColorSchemeToggle />
            <PersonMenu session={session} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Screens">
        {screensFor(session.roles).map(({ path, label, icon: Icon }) => (
          <NavLink
            key={path}
            component={Link}
            to={path}
            label={label}
            leftSection={<Icon size={18} aria-hidden />}
            active={pathname.startsWith(path)}
            aria-current={pathname.startsWith(path) ? 'page' : undefined}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>{children}</AppShell.Main>
    </AppShell>
  )
}

function ColorSchemeToggle() {
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <ActionIcon variant="subtle" size="lg" aria-label={`Use ${other} colours`} onClick={() => setColorScheme(other)}>
      {scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  )
}

function PersonMenu({ session }: { session: Session }) {
  const take = useTakeSession()
  const navigate = useNavigate()
  const switchTo = async (tenantId: string) => {
    try {
      take(await unwrap<Session>(client.http.POST('/api/session/tenant', { body: { tenantId } })))
      void navigate('/')
    } catch (error) {
      showProblem(error)
    }
  }
  const signOut = async () => {
    try {
      await unwrap(client.http.DELETE('/api/session'))
      take(null)
      void navigate('/')
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={`${session.person.name}: account`}>
          <Avatar name={session.person.name} color="teal" radius="xl" size={34} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.person.name}, {session.roles.join(' and ')}
        </Menu.Label>
        {session.tenants.length > 1 &&
          session.tenants.map(({ tenantId, name }) => (
            <Menu.Item
              key={tenantId}
              onClick={() => void switchTo(tenantId)}
              rightSection={tenantId === session.tenant.tenantId ? <IconCheck size={14} /> : null}
            >
              {name}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
