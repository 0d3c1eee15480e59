import type { Answer } from '@switchback/api-client/client'

type Reason = Answer<'/api/caseload'>['items'][number]['attention'][number]['reason']

/** Why somebody needs their coach, in words. */
export const reasonWords: Record<Reason, { text: string; color: string }> = {
  strain: { text: 'Answers show strain', color: 'red' },
  'gate-waiting': { text: 'Gate waits', color: 'teal' },
  'evidence-waiting': { text: 'Evidence waits', color: 'blue' },
  'no-plan': { text: 'Has no plan', color: 'violet' },
  overdue: { text: 'Past the target date', color: 'orange' },
  stalled: { text: 'Stalled', color: 'gray' },
}
