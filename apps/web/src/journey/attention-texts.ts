import type { QueryResult } from '../api/client'
import { msg } from '../i18n/language'

export type Reason = QueryResult<'/api/caseload'>['items'][number]['attention'][number]['reason']

/** Why a client needs their coach, and what the coach does about it. The most pressing reason comes first. */
export const attentionTexts: Record<Reason, { text: string; todo: string; color: string }> = {
  strain: { text: msg('common.mayBeStruggling'), todo: msg('common.viewAnswers'), color: 'red' },
  'gate-waiting': { text: msg('journey.waitingForSignOff'), todo: msg('journey.viewSignOffRequest'), color: 'brand' },
  'evidence-waiting': { text: msg('journey.evidenceToReview'), todo: msg('journey.reviewEvidence'), color: 'blue' },
  'no-plan': { text: msg('journey.noPlan'), todo: msg('common.assignPlan'), color: 'grape' },
  overdue: { text: msg('journey.targetDatePassed'), todo: msg('journey.changeTargetDate'), color: 'orange' },
  stalled: { text: msg('journey.stalled'), todo: msg('journey.getInTouch'), color: 'gray' },
}

export const statusTexts = {
  open: msg('journey.statusActive'),
  paused: msg('journey.statusPaused'),
  completed: msg('journey.statusCompleted'),
  withdrawn: msg('journey.statusEndedEarly'),
} as const
