import { nothing, refuse, type Context } from '../decider/decider.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import { findingCommands } from './findings.js'
import type { Journey } from './state.js'

type FindingCommand = Extract<
  JourneyCommand,
  {
    type:
      | keyof typeof findingCommands
      | 'RecordBaseline'
      | 'RecordOutcome'
      | 'MakeStatement'
      | 'LogApplication'
      | 'AdvanceApplication'
  }
>

const closedStages = ['accepted', 'rejected', 'withdrawn']
const limits = { applications: 500, findings: 2_000 }

/** The rules about what clients find out and record on the way. */
export function decideFinding(journey: Journey, command: JourneyCommand, context: Context) {
  const { type, ...data } = command as FindingCommand
  const total = Object.values(journey.counts).reduce((sum, count) => sum + count, 0)
  if (total >= limits.findings) return refuse('TooManyFindings', `At most ${limits.findings} findings fit one journey.`)

  switch (command.type) {
    case 'RecordBaseline':
      if (journey.completedPhases.length > 0)
        return refuse('BaselineClosed', 'The baseline belongs to the first phase: record an outcome instead.')
      break
    case 'MakeStatement':
      if (!journey.phaseId) return refuse('PlanMissing', 'This journey has no plan yet: assign one first.')
      return [{ type: 'StatementMade' as const, data: { phaseId: journey.phaseId, text: command.text } }]
    case 'ChooseArea':
      if (!journey.counted.includes(`area-explored/${command.areaId}`))
        return refuse('AreaNotExplored', 'Explore this area before you choose it: what, why and how.')
      if (journey.counted.includes(`area-chosen/${command.areaId}`)) return nothing
      break
    case 'DropSkill':
      if (journey.counted.includes(`skill-dropped/${command.skillId}`)) return nothing
      break
    case 'LearnModel':
      if (journey.counted.includes(`model-learned/${command.modelId}`)) return nothing
      break
    case 'ChooseSpecialisation':
      if (command.primary.toLowerCase() === command.secondary.toLowerCase())
        return refuse('SameSpecialisation', 'Primary and secondary specialisation are two different ones.')
      break
    case 'LogApplication': {
      if (Object.keys(journey.applications).length >= limits.applications)
        return refuse('TooManyApplications', `At most ${limits.applications} applications fit one journey.`)
      const { type: _, ...application } = command
      return [{ type: 'ApplicationLogged' as const, data: { ...application, applicationId: context.newId() } }]
    }
    case 'AdvanceApplication': {
      const stage = journey.applications[command.applicationId]
      if (!stage) return refuse('ApplicationNotFound', 'There is no such application.')
      if (stage === command.stage) return nothing
      if (closedStages.includes(stage))
        return refuse('ApplicationClosed', `This application is ${stage}: log a new one.`, { stage })
      const { applicationId } = command
      return [{ type: 'ApplicationAdvanced' as const, data: { applicationId, stage: command.stage } }]
    }
  }
  return [{ type: eventFor(type), data } as JourneyEvent]
}

function eventFor(type: FindingCommand['type']) {
  if (type === 'RecordBaseline') return 'BaselineRecorded'
  if (type === 'RecordOutcome') return 'OutcomeRecorded'
  return findingCommands[type as keyof typeof findingCommands]
}
