/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { renderScreen, resetScreens, server } from '../../testing/screen'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { contentWithAssessment, journeyOf } from '../../testing/journey'
import type { Assessment } from './assessment'
import AssessmentPage from './AssessmentPage'

const open: Assessment = {
  assessmentId: 'assessment-1',
  journeyId: 'journey-1',
  frameworkId: 'framework-1',
  frameworkVersion: 1,
  status: 'open',
  shared: false,
  startedAt: '2026-01-21T10:00:00.000Z',
  completedAt: null,
  answers: {},
  score: null,
  maximum: 8,
  percent: null,
  band: null,
  flags: [],
  honesty: null,
  sinceLast: null,
}

const answerWith = (...items: Assessment[]) => {
  server.answer('/api/journeys/{journeyId}', journeyOf())
  server.answer('/api/frameworks/{frameworkId}', {
    frameworkId: 'framework-1',
    status: 'published',
    version: 1,
    content: contentWithAssessment,
  })
  server.answer('/api/journeys/{journeyId}/assessments', { items })
}
const show = () =>
  renderScreen(<AssessmentPage />, {
    route: '/assessment/:journeyId',
    address: '/assessment/journey-1',
    role: 'client',
  })
const answers = () => server.bodiesOf('/api/assessments/{streamId}/answer-question')

afterEach(resetScreens)

describe('an assessment', () => {
  it('begins when the client says so', async () => {
    answerWith()
    server.accept('/api/assessments/{streamId}/start-assessment')
    show()
    await userEvent.click(await screen.findByRole('button', { name: 'Start assessment' }))
    await waitFor(() =>
      expect(server.bodiesOf('/api/assessments/{streamId}/start-assessment')).toEqual([{ journeyId: 'journey-1' }]),
    )
  })

  it('is answered by keyboard, and each answer is sent at once', async () => {
    answerWith(open)
    server.accept('/api/assessments/{streamId}/answer-question')
    show()
    expect(await screen.findByRole('heading', { name: 'How often are you bored?' })).toBe(document.activeElement)
    await userEvent.keyboard('3')
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { name: 'How tired are you?' })).toBeTruthy()
    await waitFor(() => expect(answers()).toEqual([{ questionId: 'bored', rating: 3 }]))
  })

  it('sends the words that a client adds to an answer', async () => {
    answerWith({ ...open, answers: { bored: { rating: 2 } } })
    server.accept('/api/assessments/{streamId}/answer-question')
    show()
    await userEvent.click(await screen.findByRole('radio', { name: /Tired/ }))
    await userEvent.type(screen.getByLabelText('In your own words (optional)'), ' Since May. ')
    await userEvent.tab()
    await waitFor(() =>
      expect(answers()).toEqual([
        { questionId: 'tired', rating: 3 },
        { questionId: 'tired', rating: 3, words: 'Since May.' },
      ]),
    )
  })

  it('keeps an answer in the browser while the server is too busy, and says so', async () => {
    answerWith(open)
    server.refuse('/api/assessments/{streamId}/answer-question', 503, 'The server is busy.')
    show()
    await screen.findByRole('heading', { name: 'How often are you bored?' })
    await userEvent.keyboard('3')
    expect(await screen.findByText(/saved on this device/, {}, { timeout: 5_000 })).toBeTruthy()
    server.accept('/api/assessments/{streamId}/answer-question')
    window.dispatchEvent(new Event('online'))
    await waitFor(() => expect(screen.queryByText(/saved on this device/)).toBeNull())
    expect(answers().at(-1)).toEqual({ questionId: 'bored', rating: 3 })
  })

  it('can be finished only when every question is answered, and then leads to the result', async () => {
    answerWith({ ...open, answers: { bored: { rating: 2 }, tired: { rating: 1 } } })
    server.accept('/api/assessments/{streamId}/complete-assessment')
    show()
    const finish = await screen.findByRole('button', { name: 'Finish and see result' })
    expect(finish.hasAttribute('disabled')).toBe(true)
    screen.getByRole('radio', { name: '4 of 5 stars' }).focus()
    await userEvent.keyboard(' ')
    await userEvent.click(finish)
    expect(await screen.findByText('at /results/journey-1')).toBeTruthy()
    expect(server.bodiesOf('/api/assessments/{streamId}/complete-assessment')).toEqual([{ honesty: 4 }])
  })

  it('says why it could not be loaded, and loads when the client tries again', async () => {
    answerWith(open)
    server.refuse('/api/frameworks/{frameworkId}', 403, 'This framework is not yours to read.')
    show()
    expect(await screen.findByText('This framework is not yours to read.')).toBeTruthy()
    answerWith(open)
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'How often are you bored?' })).toBeTruthy()
  })
})
