import { entryEventTypes } from '@switchback/domain/entries/kinds'
import type { JourneyEvent } from '@switchback/domain/journey/events'
import { own } from '@switchback/domain/kernel/own'
import { defineProjection, type DomainEvent, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { attentionColumns } from '../cases/attention.js'
import { coachCaseloadTable, type Attention, type Reason } from './table.js'

type Case = RowOf<typeof coachCaseloadTable>

const waitingFor = (row: Case, attention: Attention[]): Case => ({ ...row, ...attentionColumns(attention) })

const raise = (row: Case, reason: Reason, since: string, about?: string): Case =>
  waitingFor(row, [
    ...row.attention.filter((one) => one.reason !== reason || one.about !== about),
    about ? { reason, since, about } : { reason, since },
  ])

const settle = (row: Case, reason: Reason, about?: string): Case =>
  waitingFor(
    row,
    row.attention.filter((one) => one.reason !== reason || (about && one.about !== about)),
  )

/** The client did something themselves: the clock of "stalled" starts again. What a coach does counts for nothing here. */
const active = (row: Case, event: DomainEvent): Case =>
  event.actorId === row.clientId && event.occurredAt > row.lastActivityAt
    ? { ...row, lastActivityAt: event.occurredAt }
    : row

const planned = (row: Case, event: EventNamed<'PlanAssigned' | 'JourneyMigrated'>): Case => {
  const { phases, frameworkVersion } = event.data.plan
  const targets = Object.fromEntries(phases.map(({ phaseId, targetDate }) => [phaseId, targetDate]))
  return settle(
    {
      ...row,
      frameworkVersion,
      targets,
      phaseTarget: row.phaseId ? (own(targets, row.phaseId) ?? null) : null,
      stepsTotal: phases.reduce((sum, { steps }) => sum + steps.length, 0),
    },
    'no-plan',
  )
}

/** Strain is what the newest of the shared assessments shows: one that is not shared neither raises nor settles it. */
const withStrain = (row: Case): Case => {
  const newest = row.assessments.findLast(({ sharedSince }) => sharedSince !== null)
  const calm = settle(row, 'strain')
  const isGoing = row.status === 'open' || row.status === 'paused'
  if (!isGoing || !newest?.strained || newest.sharedSince === null) return calm
  return raise(calm, 'strain', newest.sharedSince, newest.assessmentId)
}

/** What a client does beside what `on` names: the clock of "stalled" starts again, and nothing else changes. */
const activities = [
  ...entryEventTypes,
  'StepStarted',
  'StepSkipped',
  'CoachAccepted',
  'BaselineRecorded',
  'OutcomeRecorded',
  'StatementMade',
  'ApplicationLogged',
  'ApplicationAdvanced',
  'FindingRetracted',
] as const satisfies JourneyEvent['type'][]

const gateSettled = (row: Case) => settle(row, 'gate-waiting')

export const coachCaseload = defineProjection({
  table: coachCaseloadTable,
  person: 'clientId',
  creates: {
    JourneyOpened: ({ data, occurredAt }) => ({
      clientId: data.clientId,
      coachId: data.coachId,
      cohortId: data.cohortId,
      frameworkId: data.frameworkId,
      frameworkVersion: null,
      cycle: data.cycle,
      status: 'open',
      phaseId: null,
      phaseSince: null,
      phaseTarget: null,
      targets: {},
      stepsTotal: 0,
      doneSteps: [],
      ...attentionColumns([{ reason: 'no-plan', since: occurredAt }]),
      assessments: [],
      lastActivityAt: occurredAt,
      openedAt: occurredAt,
    }),
  },
  on: {
    PlanAssigned: planned,
    JourneyMigrated: planned,
    PlanAdjusted: (row, { data }) => {
      const targets = { ...row.targets, [data.phaseId]: data.targetDate }
      return { ...row, targets, phaseTarget: row.phaseId === data.phaseId ? data.targetDate : row.phaseTarget }
    },
    PhaseEntered: (row, { data, occurredAt }) => ({
      ...row,
      phaseId: data.phaseId,
      phaseSince: occurredAt,
      phaseTarget: own(row.targets, data.phaseId) ?? null,
      lastActivityAt: occurredAt > row.lastActivityAt ? occurredAt : row.lastActivityAt,
    }),
    StepCompleted: (row, event) => ({
      ...active(row, event),
      doneSteps: [...row.doneSteps.filter((id) => id !== event.data.stepId), event.data.stepId],
    }),
    StepReopened: (row, event) => ({
      ...active(row, event),
      doneSteps: row.doneSteps.filter((id) => id !== event.data.stepId),
    }),
    StepAdded: (row) => ({ ...row, stepsTotal: row.stepsTotal + 1 }),
    EvidenceSubmitted: (row, event) =>
      raise(active(row, event), 'evidence-waiting', event.occurredAt, event.data.evidenceId),
    EvidenceAccepted: (row, { data }) => settle(row, 'evidence-waiting', data.evidenceId),
    ChangesRequested: (row, { data }) => settle(row, 'evidence-waiting', data.evidenceId),
    GateRequested: (row, event) => raise(active(row, event), 'gate-waiting', event.occurredAt),
    GateApproved: gateSettled,
    GateDeclined: gateSettled,
    GateOverridden: gateSettled,
    AssessmentNoted: (row, event) => {
      const { assessmentId, flags } = event.data
      const noted = { assessmentId, strained: flags.includes('wellbeing'), sharedSince: null }
      const lastActivityAt = later(row.lastActivityAt, event.occurredAt)
      return { ...row, lastActivityAt, assessments: [...row.assessments, noted] }
    },
    AssessmentSharingNoted: (row, { data, occurredAt }) => {
      const sharedSince = data.shared ? occurredAt : null
      return withStrain({
        ...row,
        assessments: row.assessments.map((one) =>
          one.assessmentId === data.assessmentId ? { ...one, sharedSince } : one,
        ),
      })
    },
    JourneyPaused: (row) => ({ ...row, status: 'paused' }),
    JourneyResumed: (row, { occurredAt }) => ({ ...row, status: 'open', lastActivityAt: occurredAt }),
    JourneyTransferred: (row, { data }) => ({ ...row, coachId: data.coachId, cohortId: data.cohortId }),
    JourneyCompleted: (row) => waitingFor({ ...row, status: 'completed', phaseId: null, phaseTarget: null }, []),
    JourneyWithdrawn: (row) => waitingFor({ ...row, status: 'withdrawn' }, []),
  },
  otherwise: { events: activities, change: active },
})

const later = (one: string, other: string) => (one > other ? one : other)
