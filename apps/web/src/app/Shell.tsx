import {
  ActionIcon,
  AppShell,
  Avatar,
  Burger,
  Group,
  Kbd,
  NavLink,
  Text,
  UnstyledButton,
  VisuallyHidden,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { Logo } from '../ui/path/Logo'
import { ErasureNotice } from './ErasureNotice'
import { screensFor } from './navigation'
import { useLiveUpdates } from '../api/live-updates'
import { useSession, type Session } from '../api/session'

const Palette = lazy(() => import('./Palette'))
const PersonMenu = lazy(() => import('./PersonMenu'))

/** The frame round every screen: where one is, where one can go, who one is. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const session = useSession()
  const [opened, { toggle, close }] = useDisclosure()
  const [searching, setSearching] = useState(false)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const before = useRef(pathname)
  useLiveUpdates(session.tenant.tenantId)
  useHotkeys([['mod+K', () => setSearching(true)]], [])
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    // A new screen begins at its top, for the eyes and for the keyboard.
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="skip" href="#content">
        {t('app.skipToContent')}
      </a>
      <AppShell.Header>
        <Group h="100%" px={{ base: 'sm', sm: 'md' }} justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('app.menu')} />
            <Logo />
            <Text fw={650} truncate>
              {session.tenant.name}
            </Text>
          </Group>
          <Group gap={6} wrap="nowrap">
            <SearchButton onClick={() => setSearching(true)} />
            <ColorSchemeToggle />
            <Account session={session} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('app.pages')}>
        {screensFor(session.roles).map(({ path, label, icon: Icon }) => {
          const active =
            pathname.startsWith(path) || (path === '/home' && /^\/(phases|assessment|results)/.test(pathname))
          return (
            <NavLink
              key={path}
              component={Link}
              to={path}
              label={t(label)}
              leftSection={<Icon size={18} aria-hidden />}
              active={active}
              aria-current={active ? 'page' : undefined}
              onClick={close}
              style={{ borderRadius: 8 }}
            />
          )
        })}
      </AppShell.Navbar>
      <AppShell.Main id="content" ref={main} tabIndex={-1} style={{ outline: 'none' }}>
        <ErasureNotice />
        {children}
      </AppShell.Main>
      {searching && (
        <Suspense>
          <Palette opened onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </AppShell>
  )
}

function SearchButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      <UnstyledButton
        onClick={onClick}
        visibleFrom="sm"
        px="sm"
        h={34}
        style={{ border: '1px solid var(--mantine-color-default-border)', borderRadius: 8 }}
      >
        <Group gap="xs" wrap="nowrap">
          <IconSearch size={16} aria-hidden />
          <Text size="sm" c="dimmed">
            {t('app.search')}
          </Text>
          <Kbd size="xs" aria-hidden>
            {navigator.platform.startsWith('Mac') ? '⌘ K' : 'Ctrl K'}
          </Kbd>
        </Group>
      </UnstyledButton>
      <ActionIcon variant="subtle" size="lg" hiddenFrom="sm" aria-label={t('app.searchEverything')} onClick={onClick}>
        <IconSearch size={18} />
      </ActionIcon>
    </>
  )
}

function ColorSchemeToggle() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const label = scheme === 'dark' ? t('app.lightMode') : t('app.darkMode')
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      {scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  )
}

/** Opens the menu of the account; the menu's code loads when it is first opened. */
function Account({ session }: { session: Session }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(false)
  const face = (
    <>
      <Avatar name={session.person.name} color="brand" radius="xl" size={34} />
      <VisuallyHidden>{t('app.accountMenu', { name: session.person.name })}</VisuallyHidden>
    </>
  )
  const button = (
    <UnstyledButton style={{ borderRadius: 99 }} aria-haspopup="menu" onClick={() => setWanted(true)}>
      {face}
    </UnstyledButton>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <PersonMenu session={session} face={face} />
    </Suspense>
  )
}
