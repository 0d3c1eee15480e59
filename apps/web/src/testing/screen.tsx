import { server } from './server'
import '../i18n/language'
import practiceTexts from '../i18n/en-practice.json' with { type: 'json' }
import { MantineProvider } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactElement } from 'react'
import { MemoryRouter, Route, Routes, useLocation } from 'react-router'
import { queryClient } from '../api/query-client'
import { SessionProvider, type Session } from '../api/session'

export { server }

// The app loads these together with the screens of the practice.
i18next.addResourceBundle('en', 'translation', practiceTexts, true)

const tenant = { tenantId: 'a0000000-0000-7000-8000-000000000001', name: 'Bright Path' }

/** The session of a person with one role. */
export const sessionOf = (role: Session['roles'][number]): Session => ({
  person: { personId: 'b0000000-0000-7000-8000-000000000001', name: 'Nina Okafor', reportingConsent: false },
  tenant: { ...tenant, brandColour: null, language: 'en' },
  preferences: { language: 'en', timeZone: 'Europe/Berlin' },
  roles: [role],
  tenants: [tenant],
  csrfToken: 'token',
  expiresAt: '2030-01-01T00:00:00.000Z',
})

interface At {
  /** The route of the screen, such as `/phases/:phaseId`. */
  route: string
  /** The address that is open. */
  address: string
  role: Session['roles'][number]
}

/** Shows one screen at its address, for a person with a role. Any other address shows itself, as `at /address`. */
export function renderScreen(screen: ReactElement, { route, address, role }: At) {
  return render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={queryClient}>
        <SessionProvider value={sessionOf(role)}>
          <MemoryRouter initialEntries={[address]}>
            <Routes>
              <Route path={route} element={screen} />
              <Route path="*" element={<Address />} />
            </Routes>
          </MemoryRouter>
        </SessionProvider>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

function Address() {
  const { pathname, search } = useLocation()
  return (
    <p>
      at {pathname}
      {search}
    </p>
  )
}

/** Between tests: no answers, no data of the test before, no messages. */
export function resetScreens() {
  server.reset()
  queryClient.clear()
  notifications.clean()
  localStorage.clear()
}
