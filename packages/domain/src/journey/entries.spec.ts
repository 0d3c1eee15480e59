import { given } from '../testing/specification.js'
import {
  applicationId,
  certified,
  chosen,
  explored,
  inFirstPhase,
  inSecondPhase,
  logged,
  opened,
  words,
} from '../testing/example-journey.js'
import { entryKindNames, entryKinds } from '../entries/kinds.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import { journey } from './journey.js'

const begun = given(journey, ...inFirstPhase)
const findingId = '10000000-0000-4000-8000-000000000001'
const prioritised: JourneyEvent = { type: 'PriorityStated', data: { findingId, text: 't', kind: 'must-have' } }

/** One entry of each kind, as its command states it. */
const entries = {
  NoticeSign: { signId: 'flat-pay', words: 'w' },
  ExploreArea: explored('sea').data,
  DropSkill: { skillId: 'fax', title: 'Fax', reason: 'r' },
  RecordMaterial: { title: 't', kind: 'paper' },
  LearnModel: { modelId: 'tree', title: 'Tree' },
  RecordProject: { title: 't' },
  ChooseSpecialisation: { primary: 'Sea', secondary: 'Air' },
  PublishProofOfWork: { title: 't', kind: 'talk' },
  RecordCertification: certified.data,
  RecordConnection: { who: 'w' },
  PlanForSetback: { text: 't', response: 'r' },
  StatePriority: { text: 't', kind: 'must-have' },
  AssessRisk: { risk: 'r', likelihood: 2, impact: 3, response: 'x' },
  SetTargetRole: { role: 'r', by: '2027-01-01' },
  MapGoal: { personal: 'p', professional: 'q', byYear: 2030 },
  SetRung: { rung: 'training', experiment: 'e', state: 'trying' },
  EstimateSkillReturn: { skill: 'Sea', hours: 200, yearlyGain: 4_000 },
}

describe('an entry', () => {
  it.each(Object.entries(entries))('%s is recorded as the client states it', (command, data) => {
    const { event: type, key } = entryKinds[entryKindNames.find((name) => entryKinds[name].command === command)!]
    const named = key === 'findingId' ? { findingId } : {}
    begun.when({ type: command, ...data } as JourneyCommand).then({ type, data: { ...data, ...named } } as JourneyEvent)
  })
  it('has an example here for each kind, except the choice of an area', () => {
    const commands = entryKindNames.map((name) => entryKinds[name].command)
    expect(Object.keys(entries)).toEqual(commands.filter((command) => command !== 'ChooseArea'))
  })
  it('chooses an area once it is explored', () => {
    begun.when({ type: 'ChooseArea', areaId: 'sea', reason: 'r' }).refuses('AreaNotExplored')
    begun.and(explored('sea')).when({ type: 'ChooseArea', areaId: 'sea', reason: 'r' }).then(chosen('sea'))
    begun.and(explored('sea'), chosen('sea')).when({ type: 'ChooseArea', areaId: 'sea', reason: 'r' }).changesNothing()
  })
  it('about the same skill or model counts once', () => {
    begun
      .and({ type: 'SkillDropped', data: entries.DropSkill })
      .when({ type: 'DropSkill', ...entries.DropSkill })
      .changesNothing()
    begun
      .and({ type: 'ModelLearned', data: entries.LearnModel })
      .when({ type: 'LearnModel', ...entries.LearnModel })
      .changesNothing()
    expect(begun.and(explored('sea'), explored('sea'), explored('air')).state().counts['area-explored']).toBe(2)
  })
  it('names two different specialisations', () =>
    begun.when({ type: 'ChooseSpecialisation', primary: 'Sea', secondary: 'sea' }).refuses('SameSpecialisation'))
  it('of the baseline belongs to the first phase', () => {
    begun.when({ type: 'RecordBaseline', ...words }).happens('BaselineRecorded')
    given(journey, ...inSecondPhase)
      .when({ type: 'RecordBaseline', ...words })
      .refuses('BaselineClosed')
  })
  it('that is a statement belongs to a phase', () => {
    begun
      .when({ type: 'MakeStatement', text: 'I accept.' })
      .then({ type: 'StatementMade', data: { phaseId: 'begin', text: 'I accept.' } })
    given(journey, opened).when({ type: 'MakeStatement', text: 'I accept.' }).refuses('PlanMissing')
  })
  it('can be revised by its id, and counts once', () => {
    const revised = { findingId, text: 'less', kind: 'good-to-have' as const }
    begun.when({ type: 'StatePriority', ...revised }).refuses('FindingNotFound')
    begun
      .and(prioritised)
      .when({ type: 'StatePriority', ...revised })
      .then({ type: 'PriorityStated', data: revised })
    expect(begun.and(prioritised, { type: 'PriorityStated', data: revised }).state().counts.priority).toBe(1)
  })
  it('that was recorded by mistake is retracted, and no longer counts', () => {
    const retracted: JourneyEvent = { type: 'FindingRetracted', data: { count: 'priority', id: findingId } }
    const retract = { type: 'RetractFinding' as const, count: 'priority' as const, id: findingId }
    begun.when(retract).refuses('FindingNotFound')
    begun.and(prioritised).when(retract).then(retracted)
    begun.and(prioritised, retracted).when(retract).refuses('FindingNotFound')
    expect(begun.and(prioritised, retracted).state().counts.priority).toBe(0)
  })
  it('about a chosen area is not retracted before the choice is', () => {
    const chose = begun.and(explored('sea'), chosen('sea'))
    chose.when({ type: 'RetractFinding', count: 'area-explored', id: 'sea' }).refuses('AreaChosen')
    chose
      .and({ type: 'FindingRetracted', data: { count: 'area-chosen', id: 'sea' } })
      .when({ type: 'RetractFinding', count: 'area-explored', id: 'sea' })
      .happens('FindingRetracted')
  })
  it('of which there is one is recorded again, never retracted', () =>
    begun
      .and({ type: 'TargetRoleSet', data: { role: 'r', by: '2027-01-01' } })
      .when({ type: 'RetractFinding', count: 'target-role', id: 'r' })
      .refuses('FindingNotFound'))
  it('about a sign is made once, and its words can change', () => {
    const ticked = begun.and({ type: 'SignNoticed', data: { signId: 'flat-pay' } })
    ticked.when({ type: 'NoticeSign', signId: 'flat-pay' }).changesNothing()
    ticked.when({ type: 'NoticeSign', signId: 'flat-pay', words: 'Five years.' }).happens('SignNoticed')
  })
  it('has a limit', () => {
    const many = begun.and(
      ...Array.from({ length: 2_000 }, () => ({ type: 'ConnectionMade' as const, data: { who: 'w' } })),
    )
    many.when({ type: 'RecordConnection', who: 'w' }).refuses('TooManyFindings')
    const andOne = many.and(prioritised)
    andOne.when({ type: 'RetractFinding', count: 'priority', id: findingId }).happens('FindingRetracted')
  })
})

describe('applications', () => {
  const applied = begun.and(logged)
  const advance = (stage: 'interview' | 'accepted' | 'applied') => ({
    type: 'AdvanceApplication' as const,
    applicationId,
    stage,
  })
  it('are logged', () =>
    begun.when({ type: 'LogApplication', employer: 'e', role: 'r', where: 'internal' }).happens('ApplicationLogged'))
  it('advance until they are closed', () => {
    applied.when(advance('interview')).happens('ApplicationAdvanced')
    applied.when(advance('applied')).changesNothing()
    begun.when(advance('interview')).refuses('ApplicationNotFound')
    const accepted = applied.and({ type: 'ApplicationAdvanced', data: { applicationId, stage: 'accepted' } })
    accepted.when(advance('interview')).refuses('ApplicationClosed')
    expect(accepted.state().counts).toMatchObject({ application: 1, 'application-accepted': 1 })
  })
  it('have a limit', () => {
    const many = begun.and(
      ...Array.from(
        { length: 500 },
        (_, at) =>
          ({
            ...logged,
            data: { ...logged.data, applicationId: `60000000-0000-4000-8000-${String(at).padStart(12, '0')}` },
          }) as JourneyEvent,
      ),
    )
    many.when({ type: 'LogApplication', employer: 'e', role: 'r', where: 'internal' }).refuses('TooManyApplications')
  })
})
