import { own } from '@switchback/domain/kernel/own'
import { storedFact, type NewFact, type StoredFact } from '@switchback/analytics/figures/facts'
import { day, secondsOf } from '@switchback/analytics/figures/passage'
import { forEach, typesOf } from '@switchback/projections/event-types'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { journeyEvents } from '@switchback/domain/journey/events'
import { passageTable } from './table.js'

type Passage = RowOf<typeof passageTable>

const unopened: Passage = { clientId: null, frameworkId: null, cycle: 1, applications: {}, facts: [] }

/** Returns the fact that an event adds; null if no result counts it. */
function factOf(event: Counted, row: Passage): NewFact | null {
  switch (event.type) {
    case 'ClientEnrolled':
      return { kind: 'enrolled', cohortId: event.streamId }
    case 'ClientMoved':
    case 'ClientLeft':
      return { kind: 'left', cohortId: event.streamId }
    case 'JourneyOpened':
      return { kind: 'opened', ...(event.data.cohortId && { cohortId: event.data.cohortId }) }
    case 'JourneyTransferred':
      return event.data.cohortId ? { kind: 'enrolled', cohortId: event.data.cohortId } : null
    case 'PlanAssigned':
    case 'JourneyMigrated':
      return { kind: 'planned', frameworkVersion: event.data.plan.frameworkVersion }
    case 'PhaseEntered':
      return { kind: 'entered', phaseId: event.data.phaseId }
    case 'PhaseCompleted':
      return { kind: 'completed', phaseId: event.data.phaseId }
    case 'JourneyPaused':
      return { kind: 'paused' }
    case 'JourneyResumed':
      return { kind: 'resumed' }
    case 'JourneyWithdrawn':
      return { kind: 'withdrawn' }
    case 'JourneyCompleted':
      return { kind: 'finished' }
    case 'AssessmentNoted':
      return { kind: 'taking', percent: event.data.percent, band: event.data.band }
    case 'BaselineRecorded':
    case 'OutcomeRecorded': {
      const { respect, confidence, control, weeklyHours, incomeBand, level } = event.data
      const kind = event.type === 'BaselineRecorded' ? 'baseline' : 'outcome'
      return { kind, respect, confidence, control, weeklyHours, level: level ?? '', incomeBand }
    }
    case 'ApplicationAdvanced':
      return event.data.stage === 'accepted'
        ? { kind: 'changed-role', where: own(row.applications, event.data.applicationId) ?? 'external' }
        : null
    case 'StepCompleted':
      return { kind: 'step', stepId: event.data.stepId }
    case 'EvidenceSubmitted':
      return { kind: 'evidence', evidenceId: event.data.evidenceId }
    case 'EvidenceAccepted':
    case 'ChangesRequested':
      return { kind: 'answered', evidenceId: event.data.evidenceId }
    case 'AreaExplored':
      return { kind: 'explored', entryId: event.data.areaId }
    case 'AreaChosen':
      return { kind: 'chosen', entryId: event.data.areaId }
    case 'SkillDropped':
      return { kind: 'dropped', entryId: event.data.skillId }
    case 'CertificationEarned':
      return { kind: 'certified', entryId: event.data.findingId ?? `${event.position}` }
    case 'FindingRetracted':
      return { kind: 'retracted', entryId: event.data.id }
    default:
      return null
  }
}

const withFact = (event: Counted, before: Passage | undefined): Passage => {
  const row = withEnvelope(before ?? unopened, event)
  const at = secondsOf(event.occurredAt)
  const added: StoredFact[] = []
  const fact = factOf(event, row)
  if (fact) added.push(storedFact(fact, at, event.position))
  // One fact a day says that the client was active.
  const isOwn = event.actorId === row.clientId
  const isNewDay = !row.facts.some(([kind, when]) => kind === 'own' && Math.floor(when / day) === Math.floor(at / day))
  if (isOwn && isNewDay) added.push(storedFact({ kind: 'own' }, at, event.position))
  return added.length === 0 ? row : { ...row, facts: [...row.facts, ...added] }
}

function withEnvelope(row: Passage, event: Counted): Passage {
  if (event.type === 'ClientEnrolled' || event.type === 'JourneyOpened') {
    const { clientId, frameworkId, cycle } = event.data
    return { ...row, clientId, frameworkId, cycle }
  }
  if (event.type === 'ApplicationLogged')
    return { ...row, applications: { ...row.applications, [event.data.applicationId]: event.data.where } }
  return row
}

const events = [...typesOf(journeyEvents), 'ClientEnrolled', 'ClientMoved', 'ClientLeft'] as const
type Counted = EventNamed<(typeof events)[number]>

export const passage = defineProjection({
  table: passageTable,
  person: 'clientId',
  key: (event) => (event.category === 'cohort' && 'journeyId' in event.data ? event.data.journeyId : event.streamId),
  creates: forEach(events, withFact),
})
