import { allQueries } from '@switchback/views/all-queries'
import { changedPaths } from './changed-paths.js'

describe('the paths that a change touches', () => {
  it('are those of every query that reads a changed view and that the reader may send', () => {
    expect(changedPaths(['coach'], ['plan_templates'])).toEqual(['/api/plan-templates'])
    expect(changedPaths(['coach'], ['coach_caseload'])).toEqual(
      expect.arrayContaining(['/api/caseload', '/api/cohorts/{cohortId}/board', '/api/engagement']),
    )
    expect(changedPaths(['client'], ['coach_caseload'])).toEqual([])
  })

  it('reach an owner and a coach when the settings of the practice change', () => {
    for (const role of ['owner', 'coach'] as const)
      expect(changedPaths([role], ['organisation_profile'])).toContain('/api/organisation')
  })

  it('tell a sponsor of published figures and of nothing about a person', () => {
    const personal = ['client_home', 'journey_timeline', 'assessment_history', 'coach_caseload', 'journey_evidence']
    expect(changedPaths(['sponsor'], personal)).toEqual([])
    expect(changedPaths(['sponsor'], ['published_figures'])).toEqual(['/api/figures'])
  })

  it('are all that one may send after a break', () => {
    const all = changedPaths(['owner', 'coach', 'client', 'sponsor'])
    expect(all).toHaveLength(allQueries.length)
    expect(changedPaths(['client'])).toEqual(expect.arrayContaining(['/api/home', '/api/journeys/{journeyId}']))
  })
})
