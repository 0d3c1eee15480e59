/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { renderScreen, resetScreens, server } from '../../testing/screen'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { contentWithAssessment, emptyWorkbook, journeyOf, phaseOf, stepOf } from '../../testing/journey'
import PhasePage from './PhasePage'

const first = stepOf({})
const second = stepOf({ stepId: 'name-it', title: 'Name it', why: 'A name helps.', required: false })
const doneAt = '2026-01-21T10:00:00.000Z'

const answerWith = (...steps: (typeof first)[]) => {
  server.answer('/api/home', { journeys: [journeyOf({ phases: [phaseOf({ steps })] })] })
  server.answer('/api/journeys/{journeyId}/workbook', emptyWorkbook)
  server.answer('/api/frameworks/{frameworkId}', {
    frameworkId: 'framework-1',
    status: 'published',
    version: 1,
    content: contentWithAssessment,
  })
}
const show = (address = '/phases/accept') =>
  renderScreen(<PhasePage />, { route: '/phases/:phaseId', address, role: 'client' })
const header = (name: RegExp) => screen.findByRole('button', { name }, { timeout: 10_000 })

afterEach(resetScreens)

describe('a phase', () => {
  it('opens the next step, and another one by keyboard', async () => {
    answerWith(first, second)
    show()
    expect((await header(/Look back/)).getAttribute('aria-expanded')).toBe('true')
    const other = await header(/Name it/)
    expect(other.getAttribute('aria-expanded')).toBe('false')
    other.focus()
    await userEvent.keyboard('{Enter}')
    expect(other.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByText('A name helps.')).toBeTruthy()
    expect(screen.queryByText('It shows what you bring along.')).toBeNull()
  })

  it('shows a step as done before the server has answered, and sends the note and the time with it', async () => {
    answerWith(first)
    server.accept('/api/journeys/{streamId}/complete-step')
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Add a note or time' }))
    await userEvent.type(screen.getByLabelText('What did you learn? (optional)'), ' Ten lines. ')
    await userEvent.type(screen.getByLabelText('Time spent in minutes (optional)'), '25')
    answerWith({ ...first, state: 'done', doneAt })
    const release = server.hold('/api/home')
    await userEvent.click(screen.getByRole('button', { name: 'Mark as done' }))
    expect(await screen.findByRole('button', { name: 'Reopen step' })).toBeTruthy()
    release()
    await waitFor(() =>
      expect(server.bodiesOf('/api/journeys/{streamId}/complete-step')).toEqual([
        { stepId: 'look-back', reflection: 'Ten lines.', minutes: 25 },
      ]),
    )
    // The form has left the screen before the answer came; its draft goes all the same.
    await waitFor(() => expect(Object.keys(localStorage)).toEqual([]))
  })

  it('opens a step again, with the reason, when the server refuses to complete it', async () => {
    answerWith(first)
    server.refuse('/api/journeys/{streamId}/complete-step', 409, 'The journey is paused.')
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Mark as done' }))
    expect(await screen.findByText('The journey is paused.')).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Mark as done' })).toBeTruthy()
  })

  it('asks why a step is skipped, and sends the reason', async () => {
    answerWith(second)
    server.accept('/api/journeys/{streamId}/skip-step')
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Skip this step' }))
    await userEvent.type(screen.getByLabelText(/Why are you skipping this step/), 'Done years ago.')
    await userEvent.click(screen.getByRole('button', { name: 'Skip this step' }))
    await waitFor(() =>
      expect(server.bodiesOf('/api/journeys/{streamId}/skip-step')).toEqual([
        { stepId: 'name-it', reason: 'Done years ago.' },
      ]),
    )
    await waitFor(() => expect(Object.keys(localStorage)).toEqual([]))
  })

  it('leads back to the path from a phase that is not on it', async () => {
    answerWith(first)
    show('/phases/unknown')
    expect(await screen.findByText('This phase isn’t on your path')).toBeTruthy()
    await userEvent.click(screen.getByRole('link', { name: 'Back to my path' }))
    expect(screen.getByText('at /home')).toBeTruthy()
  })

  it('says why it could not be loaded, and loads when the client tries again', async () => {
    server.refuse('/api/home', 403, 'You are no client here.')
    show()
    expect(await screen.findByText('You are no client here.')).toBeTruthy()
    answerWith(first)
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await header(/Look back/)).toBeTruthy()
  })
})
