/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { renderScreen, resetScreens, server } from '../../testing/screen'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { CaseEntry } from '../../journey/bulk-actions'
import { caseOf } from '../../testing/journey'
import CaseloadPage from './CaseloadPage'

const waitingForGate = { reason: 'gate-waiting', since: '2026-01-21T10:00:00.000Z' } as const
const hanna = caseOf({ attention: [waitingForGate] })
const omar = caseOf({ journeyId: 'journey-2', clientName: 'Omar Aydin', attention: [waitingForGate] })

const answerWith = (...items: CaseEntry[]) =>
  server.answer('/api/caseload', {
    items,
    next: null,
    total: items.length,
    needing: items.length,
    reasons: { 'gate-waiting': items.length },
  })
const show = () => renderScreen(<CaseloadPage />, { route: '/caseload', address: '/caseload', role: 'coach' })
const approvals = () => server.bodiesOf('/api/journeys/{streamId}/approve-gate')

afterEach(resetScreens)

describe('the caseload', () => {
  it('shows that it loads, and then each client with the reason and one way to act', async () => {
    answerWith(hanna)
    const release = server.hold('/api/caseload')
    show()
    expect(screen.getByRole('status', { name: 'Loading' })).toBeTruthy()
    release()
    const row = await screen.findByRole('listitem')
    expect(within(row).getByRole('link', { name: 'Hanna Weber' }).getAttribute('href')).toBe('/clients/journey-1')
    expect(within(row).getByRole('button', { name: 'Sign off phase for Hanna Weber' })).toBeTruthy()
    expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull()
  })

  it('shows a coach without clients how to begin', async () => {
    answerWith()
    show()
    expect(await screen.findByText('No clients yet')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Create cohort' }).getAttribute('href')).toBe('/cohorts')
  })

  it('says why it could not be loaded, and loads when the coach tries again', async () => {
    server.refuse('/api/caseload', 403, 'You are no coach here.')
    show()
    expect(await screen.findByText('You are no coach here.')).toBeTruthy()
    answerWith(hanna)
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Hanna Weber')).toBeTruthy()
  })

  it('approves the second client by keyboard, and sends it when the coach leaves the screen', async () => {
    answerWith(hanna, omar)
    server.accept('/api/journeys/{streamId}/approve-gate')
    const { unmount } = show()
    await screen.findByText('Omar Aydin')
    await userEvent.keyboard('ja')
    await waitFor(() => expect(screen.queryByText('Omar Aydin')).toBeNull())
    expect(screen.getByText('Hanna Weber')).toBeTruthy()
    expect(approvals()).toEqual([])
    unmount()
    await waitFor(() => expect(approvals()).toEqual([{ phaseId: 'accept' }]))
    expect(server.sent[0]?.address).toBe('/api/journeys/journey-2/approve-gate')
    expect(server.sent[0]?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('sends nothing once an approval was undone, and shows the client again', async () => {
    answerWith(hanna)
    server.accept('/api/journeys/{streamId}/approve-gate')
    const { unmount } = show()
    await userEvent.click(await screen.findByRole('button', { name: 'Sign off phase for Hanna Weber' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('Hanna Weber')).toBeTruthy()
    unmount()
    expect(approvals()).toEqual([])
  })

  it('finds a client by a part of the name, after the slash key', async () => {
    answerWith(hanna, omar)
    show()
    await screen.findByText('Omar Aydin')
    await userEvent.keyboard('/')
    await userEvent.keyboard('omar')
    await waitFor(() => expect(screen.queryByText('Hanna Weber')).toBeNull())
    expect(screen.getByText('Omar Aydin')).toBeTruthy()
  })
})
