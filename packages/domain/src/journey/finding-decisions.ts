import { own } from '../kernel/own.js'
import { notFound, nothing, refuse, type Context } from '../kernel/decider.js'
import type { Countable } from '../framework/content.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import { findingCommands, findingCounts, type FindingType } from './findings.js'
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
      | 'RetractFinding'
  }
>

const closedStages = ['accepted', 'rejected', 'withdrawn']
/** What has a name, and can be taken back by it. What there is one of is stated anew instead. */
const retractable: Countable[] = Object.values(findingCounts).flatMap(({ count, by }) => (by === null ? [] : [count]))
const limits = { applications: 500, findings: 2_000 }

/** The rules about what clients find out and record on the way. */
export function decideFinding(journey: Journey, command: JourneyCommand, context: Context) {
  const { type, ...data } = command as FindingCommand
  const total = Object.values(journey.counts).reduce((sum, count) => sum + count, 0)
  if (total >= limits.findings && command.type !== 'RetractFinding')
    return refuse('TooManyFindings', `At most ${limits.findings} findings fit one journey.`)

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
    case 'NoticeSign':
      if (journey.counted.includes(`sign/${command.signId}`) && command.words === undefined) return nothing
      break
    case 'RetractFinding': {
      const { count, id } = command
      if (!retractable.includes(count) || !journey.counted.includes(`${count}/${id}`))
        return notFound('FindingNotFound', 'There is nothing recorded here that could be taken back.')
      if (count === 'area-explored' && journey.counted.includes(`area-chosen/${id}`))
        return refuse('AreaChosen', 'You chose this area: take the choice back first.')
      return [{ type: 'FindingRetracted' as const, data: { count, id } }]
    }
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
      const stage = own(journey.applications, command.applicationId)
      if (!stage) return notFound('ApplicationNotFound', 'There is no such application.')
      if (stage === command.stage) return nothing
      if (closedStages.includes(stage))
        return refuse('ApplicationClosed', `This application is ${stage}: log a new one.`, { stage })
      const { applicationId } = command
      return [{ type: 'ApplicationAdvanced' as const, data: { applicationId, stage: command.stage } }]
    }
  }
  const event = eventFor(type)
  if (!(event in findingCounts) || findingCounts[event as FindingType].by !== 'findingId')
    return [{ type: event, data } as JourneyEvent]

  const { findingId } = data as { findingId?: string }
  const { count } = findingCounts[event as FindingType]
  if (findingId && !journey.counted.includes(`${count}/${findingId}`))
    return notFound('FindingNotFound', 'What you revise is not there any more: record it anew.')
  return [{ type: event, data: { ...data, findingId: findingId ?? context.newId() } } as JourneyEvent]
}

function eventFor(type: FindingCommand['type']) {
  if (type === 'RecordBaseline') return 'BaselineRecorded'
  if (type === 'RecordOutcome') return 'OutcomeRecorded'
  return findingCommands[type as keyof typeof findingCommands]
}
