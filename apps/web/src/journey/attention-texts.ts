import type { QueryResult } from '../api/client'
import { msg } from '../i18n/language'

export type Reason = QueryResult<'/api/caseload'>['items'][number]['attention'][number]['reason']

/** Why a client needs their coach, and what the coach does about it. The most pressing reason comes first. */
export const attentionTexts: Record<Reason, { text: string; todo: string; color: string }> = {
  strain: { text: msg('Answers show strain'), todo: msg('Look at the answers'), color: 'red' },
  'gate-waiting': { text: msg('Gate waits'), todo: msg('Look at the gate'), color: 'brand' },
  'evidence-waiting': { text: msg('Evidence waits'), todo: msg('Review'), color: 'blue' },
  'no-plan': { text: msg('Has no plan'), todo: msg('Assign a plan'), color: 'grape' },
  overdue: { text: msg('Past the target date'), todo: msg('Adjust the date'), color: 'orange' },
  stalled: { text: msg('Stalled'), todo: msg('Get in touch'), color: 'gray' },
}

export const statusTexts = {
  open: msg('on the way'),
  paused: msg('paused'),
  completed: msg('finished'),
  withdrawn: msg('withdrawn'),
} as const
