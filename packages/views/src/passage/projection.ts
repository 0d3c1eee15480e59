import { own } from '@switchback/domain/kernel/own'
import { day, secondsOf, type Fact } from '@switchback/analytics/figures/passage'
import { forEach, typesOf } from '@switchback/projections/event-types'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { journeyEvents } from '@switchback/domain/journey/events'
import { passageTable } from './table.js'

type Passage = RowOf<typeof passageTable>
type Details = (string | number)[]

const unopened: Passage = { clientId: null, frameworkId: null, cycle: 1, applications: {}, facts: [] }

/** The fact that an event adds, where it is one that aggregates count; its details after kind, moment and position. */
function factOf(event: Counted, row: Passage): [Fact[0], Details] | null {
  switch (event.type) {
    case 'ClientEnrolled':
      return ['enrolled', [event.streamId]]
    case 'ClientMoved':
    case 'ClientLeft':
      return ['left', [event.streamId]]
    case 'JourneyOpened':
      return ['opened', event.data.cohortId ? [event.data.cohortId] : []]
    case 'JourneyTransferred':
      return event.data.cohortId ? ['enrolled', [event.data.cohortId]] : null
    case 'PlanAssigned':
    case 'JourneyMigrated':
      return ['planned', [event.data.plan.frameworkVersion]]
    case 'PhaseEntered':
      return ['entered', [event.data.phaseId]]
    case 'PhaseCompleted':
      return ['completed', [event.data.phaseId]]
    case 'JourneyPaused':
      return ['paused', []]
    case 'JourneyResumed':
      return ['resumed', []]
    case 'JourneyWithdrawn':
      return ['withdrawn', []]
    case 'JourneyCompleted':
      return ['finished', []]
    case 'AssessmentNoted':
      return ['taking', [event.data.percent, event.data.band]]
    case 'BaselineRecorded':
    case 'OutcomeRecorded': {
      const { respect, confidence, control, weeklyHours, incomeBand, level } = event.data
      const kind = event.type === 'BaselineRecorded' ? 'baseline' : 'outcome'
      return [kind, [respect, confidence, control, weeklyHours, level ?? '', incomeBand]]
    }
    case 'ApplicationAdvanced':
      return event.data.stage === 'accepted'
        ? ['changed-role', [own(row.applications, event.data.applicationId) ?? 'external']]
        : null
    case 'StepCompleted':
      return ['step', [event.data.stepId]]
    case 'EvidenceSubmitted':
      return ['evidence', [event.data.evidenceId]]
    case 'EvidenceAccepted':
    case 'ChangesRequested':
      return ['answered', [event.data.evidenceId]]
    case 'AreaExplored':
      return ['explored', [event.data.areaId]]
    case 'AreaChosen':
      return ['chosen', [event.data.areaId]]
    case 'SkillDropped':
      return ['dropped', [event.data.skillId]]
    case 'CertificationEarned':
      return ['certified', [event.data.findingId ?? `${event.position}`]]
    case 'FindingRetracted':
      return ['retracted', [event.data.id]]
    default:
      return null
  }
}

const withFact = (event: Counted, before: Passage | undefined): Passage => {
  const row = withEnvelope(before ?? unopened, event)
  const at = secondsOf(event.occurredAt)
  const added: Fact[] = []
  const fact = factOf(event, row)
  if (fact) added.push([fact[0], at, event.position, ...fact[1]])
  // One fact a day says that the client was active.
  const isOwn = event.actorId === row.clientId
  const isNewDay = !row.facts.some(([kind, when]) => kind === 'own' && Math.floor(when / day) === Math.floor(at / day))
  if (isOwn && isNewDay) added.push(['own', at, event.position])
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
