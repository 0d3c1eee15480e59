import { entryKindNames, entryKinds, type EntryKind, type EntryKinds } from '../entries/kinds.js'
import { nothing, notFound, refuse, type Context, type Decision } from '../kernel/decider.js'
import { own } from '../kernel/own.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import type { Journey } from './state.js'

type Command<Type extends JourneyCommand['type']> = JourneyCommand<Type>
type JourneyDecision = Decision<JourneyEvent>
type EntryCommand<Kind extends EntryKind> = JourneyCommand<EntryKinds[Kind]['command']>

const applicationsAtMost = 500
const entriesAtMost = 2_000
const closedStages = ['accepted', 'rejected', 'withdrawn']

/**
 * Records an entry of a kind. One that has no natural key gets an id, or keeps the one that it is revised by. The kinds with rules of
 * their own have a function below.
 */
const recordEntry =
  (kind: EntryKind) =>
  (journey: Journey, { type: _, ...data }: EntryCommand<EntryKind>, { newId }: Context<object>): JourneyDecision => {
    const full = refuseFull(journey)
    if (full) return full
    const { event: type, key } = entryKinds[kind]
    if (key !== 'findingId') return [{ type, data } as JourneyEvent]
    const { findingId } = data as { findingId?: string }
    if (findingId && !hasEntry(journey, kind, findingId))
      return notFound('FindingNotFound', 'The entry that you changed is no longer here: record it again.')
    return [{ type, data: { ...data, findingId: findingId ?? newId() } } as JourneyEvent]
  }

const recordSign = recordEntry('sign')
export const noticeSign = (
  journey: Journey,
  command: Command<'NoticeSign'>,
  context: Context<object>,
): JourneyDecision =>
  refuseFull(journey) ??
  (hasEntry(journey, 'sign', command.signId) && command.words === undefined
    ? nothing
    : recordSign(journey, command, context))

const recordChoice = recordEntry('area-chosen')
export const chooseArea = (
  journey: Journey,
  command: Command<'ChooseArea'>,
  context: Context<object>,
): JourneyDecision => {
  const full = refuseFull(journey)
  if (full) return full
  if (!hasEntry(journey, 'area-explored', command.areaId))
    return refuse('AreaNotExplored', 'Explore this area before you choose it: what, why and how.')
  return hasEntry(journey, 'area-chosen', command.areaId) ? nothing : recordChoice(journey, command, context)
}

const recordDroppedSkill = recordEntry('skill-dropped')
export const dropSkill = (journey: Journey, command: Command<'DropSkill'>, context: Context<object>): JourneyDecision =>
  refuseFull(journey) ??
  (hasEntry(journey, 'skill-dropped', command.skillId) ? nothing : recordDroppedSkill(journey, command, context))

const recordModel = recordEntry('model-learned')
export const learnModel = (
  journey: Journey,
  command: Command<'LearnModel'>,
  context: Context<object>,
): JourneyDecision =>
  refuseFull(journey) ??
  (hasEntry(journey, 'model-learned', command.modelId) ? nothing : recordModel(journey, command, context))

const recordSpecialisation = recordEntry('specialisation')
export const chooseSpecialisation = (
  journey: Journey,
  command: Command<'ChooseSpecialisation'>,
  context: Context<object>,
): JourneyDecision => {
  const full = refuseFull(journey)
  if (full) return full
  return command.primary.toLowerCase() === command.secondary.toLowerCase()
    ? refuse('SameSpecialisation', 'Choose two different specialisations: a primary and a secondary one.')
    : recordSpecialisation(journey, command, context)
}

export const recordBaseline = (journey: Journey, { type: _, ...data }: Command<'RecordBaseline'>): JourneyDecision => {
  const full = refuseFull(journey)
  if (full) return full
  if (journey.completedPhases.length > 0)
    return refuse('BaselineClosed', 'The baseline belongs to the first phase: record an outcome instead.')
  return [{ type: 'BaselineRecorded', data }]
}

export const recordOutcome = (journey: Journey, { type: _, ...data }: Command<'RecordOutcome'>): JourneyDecision =>
  refuseFull(journey) ?? [{ type: 'OutcomeRecorded', data }]

export const makeStatement = (journey: Journey, { text }: Command<'MakeStatement'>): JourneyDecision => {
  const full = refuseFull(journey)
  if (full) return full
  const { phaseId } = journey
  if (!phaseId) return refuse('PlanMissing', 'This journey has no plan yet: assign one first.')
  return [{ type: 'StatementMade', data: { phaseId, text } }]
}

/** Retracts an entry that was recorded by mistake: it no longer counts. An entry of which there is one is recorded again instead. */
export const retractFinding = (journey: Journey, { count, id }: Command<'RetractFinding'>): JourneyDecision => {
  const isRetractable = entryKindNames.some((kind) => kind === count && entryKinds[kind].key !== null)
  if (!isRetractable || !hasEntry(journey, count, id))
    return notFound('FindingNotFound', 'There is no such entry to take back.')
  if (count === 'area-explored' && hasEntry(journey, 'area-chosen', id))
    return refuse('AreaChosen', 'You chose this area: take the choice back first.')
  return [{ type: 'FindingRetracted', data: { count, id } }]
}

export const logApplication = (
  journey: Journey,
  { type: _, ...application }: Command<'LogApplication'>,
  { newId }: Context<object>,
): JourneyDecision => {
  const full = refuseFull(journey)
  if (full) return full
  if (Object.keys(journey.applications).length >= applicationsAtMost)
    return refuse('TooManyApplications', `A journey has room for ${applicationsAtMost} applications.`)
  return [{ type: 'ApplicationLogged', data: { ...application, applicationId: newId() } }]
}

export const advanceApplication = (
  journey: Journey,
  { applicationId, stage: next }: Command<'AdvanceApplication'>,
): JourneyDecision => {
  const full = refuseFull(journey)
  if (full) return full
  const stage = own(journey.applications, applicationId)
  if (!stage) return notFound('ApplicationNotFound', 'There is no such application.')
  if (stage === next) return nothing
  if (closedStages.includes(stage))
    return refuse('ApplicationClosed', `This application is ${stage}: log a new one.`, { stage })
  return [{ type: 'ApplicationAdvanced', data: { applicationId, stage: next } }]
}

function refuseFull({ counts }: Journey) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return total >= entriesAtMost
    ? refuse('TooManyFindings', `A journey has room for ${entriesAtMost} entries.`)
    : undefined
}

const hasEntry = (journey: Journey, kind: string, id: string) => journey.counted.includes(`${kind}/${id}`)

type EntryRules = {
  [Kind in EntryKind as EntryKinds[Kind]['command']]: (
    journey: Journey,
    command: EntryCommand<Kind>,
    context: Context<object>,
  ) => JourneyDecision
}

/** One rule per kind of entry. */
export const entryRules: EntryRules = {
  ...(Object.fromEntries(entryKindNames.map((kind) => [entryKinds[kind].command, recordEntry(kind)])) as EntryRules),
  NoticeSign: noticeSign,
  ChooseArea: chooseArea,
  DropSkill: dropSkill,
  LearnModel: learnModel,
  ChooseSpecialisation: chooseSpecialisation,
}
