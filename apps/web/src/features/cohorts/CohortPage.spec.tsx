/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { renderScreen, resetScreens, server } from '../../testing/screen'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { caseOf } from '../../testing/journey'
import type { CohortBoard } from './board'
import CohortPage from './CohortPage'

const boardOf = (changes: Partial<CohortBoard>): CohortBoard => ({
  cohortId: 'cohort-1',
  name: 'Spring',
  status: 'open',
  frameworkId: 'framework-1',
  capacity: 12,
  startsOn: '2026-01-10',
  columns: [],
  waiting: [],
  finished: [],
  withdrawn: [],
  moreEnded: 0,
  ...changes,
})
const withHanna = (attention: CohortBoard['finished'][number]['attention']) =>
  boardOf({
    columns: [
      { phaseId: 'accept', title: 'Accept', clients: [caseOf({ attention })] },
      { phaseId: 'explore', title: 'Explore', clients: [] },
    ],
  })

const show = () =>
  renderScreen(<CohortPage />, { route: '/cohorts/:cohortId', address: '/cohorts/cohort-1', role: 'coach' })
const moveHannaToExplore = async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Move Hanna Weber' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Explore' }))
}

afterEach(resetScreens)

describe('the board of a cohort', () => {
  it('shows that it loads, and then each client in the column of their phase', async () => {
    server.answer('/api/cohorts/{cohortId}/board', withHanna([]))
    const release = server.hold('/api/cohorts/{cohortId}/board')
    show()
    expect(screen.getByRole('status', { name: 'Loading' })).toBeTruthy()
    release()
    expect(within(await screen.findByRole('region', { name: 'Accept' })).getByText('Hanna Weber')).toBeTruthy()
    expect(within(screen.getByRole('region', { name: 'Explore' })).queryByText('Hanna Weber')).toBeNull()
  })

  it('shows a coach how to fill an empty cohort', async () => {
    server.answer('/api/cohorts/{cohortId}/board', boardOf({}))
    show()
    expect(await screen.findByText('No clients yet')).toBeTruthy()
  })

  it('signs off a client who asked for it when the card is moved, after the time to undo', async () => {
    server.answer(
      '/api/cohorts/{cohortId}/board',
      withHanna([{ reason: 'gate-waiting', since: '2026-01-21T10:00:00.000Z' }]),
    )
    server.accept('/api/journeys/{streamId}/approve-gate')
    const { unmount } = show()
    await moveHannaToExplore()
    expect(await screen.findByText('moving…')).toBeTruthy()
    expect(server.sent).toEqual([])
    unmount()
    await waitFor(() =>
      expect(server.bodiesOf('/api/journeys/{streamId}/approve-gate')).toEqual([{ phaseId: 'accept' }]),
    )
  })

  it('needs a reason to move a client on who has not asked for it', async () => {
    server.answer('/api/cohorts/{cohortId}/board', withHanna([]))
    server.accept('/api/journeys/{streamId}/override-gate')
    show()
    await moveHannaToExplore()
    await userEvent.type(await screen.findByLabelText(/Reason \(kept in the history\)/), 'She did it elsewhere.')
    await userEvent.click(screen.getByRole('button', { name: 'Move to next phase' }))
    await waitFor(() =>
      expect(server.bodiesOf('/api/journeys/{streamId}/override-gate')).toEqual([
        { phaseId: 'accept', reason: 'She did it elsewhere.' },
      ]),
    )
  })

  it('says why it could not be loaded, and loads when the coach tries again', async () => {
    server.refuse('/api/cohorts/{cohortId}/board', 403, 'This cohort is led by another coach.')
    show()
    expect(await screen.findByText('This cohort is led by another coach.')).toBeTruthy()
    server.answer('/api/cohorts/{cohortId}/board', withHanna([]))
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Hanna Weber')).toBeTruthy()
  })
})
