/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { renderScreen, resetScreens, server } from '../../testing/screen'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Assessment } from './assessment'
import { contentWithAssessment, journeyOf } from '../../testing/journey'
import ResultPage from './ResultPage'

const me = 'b0000000-0000-7000-8000-000000000001'
const [question] = contentWithAssessment.assessment!.questions
const [band] = contentWithAssessment.assessment!.bands
const resultOf = (changes: Partial<Assessment>): Assessment => ({
  assessmentId: 'assessment-1',
  journeyId: 'journey-1',
  frameworkId: 'framework-1',
  frameworkVersion: 1,
  status: 'completed',
  startedAt: '2026-03-01T10:00:00.000Z',
  completedAt: '2026-03-01T10:20:00.000Z',
  answers: { [question!.id]: { rating: 4, words: 'Every day.' } },
  score: 4,
  maximum: 4,
  percent: 100,
  band: band!.id,
  flags: [],
  honesty: 5,
  shared: false,
  sinceLast: null,
  ...changes,
})

const show = (role: 'client' | 'coach', ...items: Assessment[]) => {
  const journey = journeyOf({
    clientId: role === 'client' ? me : 'someone-else',
    support: role === 'client' ? [{ title: 'You are not alone', text: 'Talk to someone.' }] : [],
  })
  server.answer('/api/journeys/{journeyId}', journey)
  server.answer('/api/journeys/{journeyId}/assessments', { items })
  server.answer('/api/frameworks/{frameworkId}', {
    frameworkId: 'framework-1',
    status: 'published',
    version: 1,
    content: contentWithAssessment,
  })
  return renderScreen(<ResultPage />, { route: '/results/:journeyId', address: '/results/journey-1', role })
}
/** Whether one text comes before another on the screen. */
const isBefore = (one: HTMLElement, other: HTMLElement) =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)

afterEach(resetScreens)

describe('the result of an assessment', () => {
  it('says in words how strong a concern is, with the answer that was chosen', async () => {
    show('client', resultOf({}))
    expect(await screen.findByText(`${question!.looksAt}: very strong concern`)).toBeTruthy()
    expect(screen.getByText(question!.anchors[4])).toBeTruthy()
    expect(screen.getByText('“Every day.”')).toBeTruthy()
  })

  it('puts what helps before everything else when much weighs on the client, and doubts no answer then', async () => {
    show('client', resultOf({ flags: ['wellbeing', 'look-again'] }))
    const help = await screen.findByText('Talk to someone.')
    expect(isBefore(help, screen.getByText(/very strong concern/))).toBe(true)
    expect(screen.queryByText(/another look/)).toBeNull()
  })

  it('calls a lower result less concern', async () => {
    const sinceLast = { assessmentId: 'first', percent: -67.5, ratings: { [question!.id]: -2 } }
    const first = resultOf({ assessmentId: 'first', completedAt: '2025-11-20T10:00:00.000Z' })
    show('client', resultOf({ sinceLast }), first)
    expect(await screen.findByText(/^67\.5 points less concern than on .*2025$/)).toBeTruthy()
    expect(screen.getByText(/less than last time/, { selector: 'span' })).toBeTruthy()
  })

  it('leads on: first to share it with the coach, and then to the next step', async () => {
    server.accept('/api/assessments/{streamId}/share-assessment')
    show('client', resultOf({}))
    await userEvent.click(await screen.findByRole('button', { name: 'Share with my coach' }))
    expect(server.bodiesOf('/api/assessments/{streamId}/share-assessment')).toEqual([{}])
    await userEvent.click(screen.getByRole('link', { name: 'Go to my next step' }))
    expect(screen.getByText('at /home')).toBeTruthy()
  })

  it('shows a coach neither the openness nor words that speak to the client', async () => {
    show('coach', resultOf({ honesty: null, shared: true, flags: ['wellbeing', 'look-again'] }))
    expect(await screen.findByText(/very strong concern/)).toBeTruthy()
    expect(screen.queryByText(/openness/)).toBeNull()
    expect(screen.queryByText(band!.meaning)).toBeNull()
    expect(screen.queryByText(/another look/)).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
  })
})
