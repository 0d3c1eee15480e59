/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { renderScreen, resetScreens, server } from '../../testing/screen'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Journey } from '../../journey/journey'
import { journeyOf, phaseOf } from '../../testing/journey'
import HomePage from './HomePage'

const answerWith = (...journeys: Journey[]) => {
  server.answer('/api/home', { journeys })
  server.answer('/api/journeys/{journeyId}/timeline', { items: [], next: null })
}
const show = () => renderScreen(<HomePage />, { route: '/home', address: '/home', role: 'client' })

afterEach(resetScreens)

describe('the home of a client', () => {
  it('shows that it loads, and then the next step with the way to it', async () => {
    answerWith(journeyOf())
    const release = server.hold('/api/home')
    show()
    expect(screen.getByRole('status', { name: 'Loading' })).toBeTruthy()
    release()
    const next = await screen.findByRole('region', { name: 'Next step' })
    expect(within(next).getByRole('heading', { name: 'Look back' })).toBeTruthy()
    await userEvent.click(within(next).getByRole('link', { name: 'Go to this step' }))
    expect(screen.getByText('at /phases/accept?step=look-back')).toBeTruthy()
  })

  it('says what will happen while there is no journey yet', async () => {
    answerWith()
    show()
    expect(await screen.findByText('Your path starts soon')).toBeTruthy()
  })

  it('asks the coach to decide once everything is there', async () => {
    const ready = phaseOf({ gate: { text: 'You have looked back.', ready: true, openSteps: [], demands: [] } })
    answerWith(
      journeyOf({
        phases: [ready],
        nextStep: { kind: 'request-gate', stepId: null, tool: null, title: '', why: '', minutes: null },
      }),
    )
    server.accept('/api/journeys/{streamId}/request-gate')
    show()
    const next = await screen.findByRole('region', { name: 'Next step' })
    await userEvent.click(within(next).getByRole('button', { name: 'Ask for sign-off' }))
    expect(await screen.findByText('Sent to your coach for sign-off.')).toBeTruthy()
    expect(server.bodiesOf('/api/journeys/{streamId}/request-gate')).toEqual([{ phaseId: 'accept' }])
  })

  it('resumes a paused journey', async () => {
    answerWith(
      journeyOf({
        status: 'paused',
        nextStep: { kind: 'paused', stepId: null, tool: null, title: '', why: '', minutes: null },
      }),
    )
    server.accept('/api/journeys/{streamId}/resume-journey')
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Resume' }))
    await waitFor(() => expect(server.bodiesOf('/api/journeys/{streamId}/resume-journey')).toEqual([{}]))
  })

  it('says why it could not be loaded, and loads when the client tries again', async () => {
    server.refuse('/api/home', 403, 'You are no client here.')
    show()
    expect(await screen.findByText('You are no client here.')).toBeTruthy()
    answerWith(journeyOf())
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('region', { name: 'Next step' })).toBeTruthy()
  })
})
