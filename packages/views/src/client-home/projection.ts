import { own } from '@switchback/domain/kernel/own'
import { journey as journeyDecider } from '@switchback/domain/journey/journey'
import { journeyEvents, type JourneyEvent } from '@switchback/domain/journey/events'
import { typesOf } from '@switchback/projections/event-types'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { clientHomeTable } from './table.js'

type Home = RowOf<typeof clientHomeTable>
type Event = EventNamed<JourneyEvent['type']>

/**
 * The row with the event folded into its journey; every event that changes what the journey's page shows goes through here. Pieces
 * of evidence have rows of their own: here they would make the row larger with each of them.
 */
const folded = (row: Home, event: Event): Home => {
  const journey = { ...journeyDecider.evolve(row.journey, event), evidence: {} }
  const { status, cohortId } = journey
  return { ...row, journey, status, cohortId, coachId: journey.coachId ?? row.coachId }
}

const dated = (row: Home, phaseId: string, dates: { enteredAt?: string; completedAt?: string }): Home => ({
  ...row,
  phaseDates: { ...row.phaseDates, [phaseId]: { ...own(row.phaseDates, phaseId), ...dates } },
})

const stepDated = (row: Home, event: EventNamed<'StepCompleted' | 'StepSkipped'>): Home => {
  const next = folded(row, event)
  return { ...next, stepDates: { ...next.stepDates, [event.data.stepId]: event.occurredAt } }
}

/** What is handed in, and sent back for changes, changes rows of its own. */
const elsewhere = ['EvidenceSubmitted', 'ChangesRequested'] as const satisfies JourneyEvent['type'][]
const others = typesOf(journeyEvents).filter((type) => !elsewhere.some((one) => one === type))

export const clientHome = defineProjection({
  table: clientHomeTable,
  person: 'clientId',
  creates: {
    JourneyOpened: (event) => {
      const { clientId, coachId, cohortId, frameworkId, cycle } = event.data
      return {
        clientId,
        coachId,
        cohortId,
        frameworkId,
        cycle,
        status: 'open',
        journey: journeyDecider.evolve(journeyDecider.initial, event),
        openedAt: event.occurredAt,
        endedAt: null,
        phaseDates: {},
        stepDates: {},
        gateRequestedAt: null,
        gateAnswer: null,
        addedSteps: {},
        pictures: [],
        flags: [],
        flaggedBy: null,
        loopDueOn: null,
      }
    },
  },
  on: {
    PhaseEntered: (row, event) => dated(folded(row, event), event.data.phaseId, { enteredAt: event.occurredAt }),
    PhaseCompleted: (row, event) => dated(folded(row, event), event.data.phaseId, { completedAt: event.occurredAt }),
    StepCompleted: stepDated,
    StepSkipped: stepDated,
    StepAdded: (row, event) => ({
      ...folded(row, event),
      addedSteps: { ...row.addedSteps, [event.data.stepId]: { title: event.data.title, why: event.data.why } },
    }),
    GateRequested: (row, event) => ({ ...folded(row, event), gateRequestedAt: event.occurredAt, gateAnswer: null }),
    GateApproved: (row, event) => ({
      ...folded(row, event),
      gateRequestedAt: null,
      gateAnswer: event.data.comment ?? null,
    }),
    GateDeclined: (row, event) => ({ ...folded(row, event), gateRequestedAt: null, gateAnswer: event.data.reason }),
    GateOverridden: (row, event) => ({ ...folded(row, event), gateRequestedAt: null, gateAnswer: null }),
    JourneyCompleted: (row, event) => ({ ...folded(row, event), endedAt: event.occurredAt }),
    JourneyWithdrawn: (row, event) => ({ ...folded(row, event), endedAt: event.occurredAt, gateRequestedAt: null }),
    LoopScheduled: (row, event) => ({ ...folded(row, event), loopDueOn: event.data.dueOn }),
    AssessmentNoted: (row, event) => ({
      ...folded(row, event),
      flags: event.data.flags,
      flaggedBy: event.data.assessmentId,
    }),
    BaselineRecorded: (row, event) => ({
      ...folded(row, event),
      pictures: [
        ...row.pictures.filter(({ at }) => at !== 'baseline'),
        { ...event.data, at: 'baseline' as const, takenAt: event.occurredAt },
      ],
    }),
    OutcomeRecorded: (row, event) => ({
      ...folded(row, event),
      pictures: [...row.pictures, { ...event.data, takenAt: event.occurredAt }],
    }),
  },
  otherwise: { events: others, change: folded },
})
