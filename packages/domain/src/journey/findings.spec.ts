import { given } from '../decider/specification.js'
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
} from './example-journey.js'
import { findingCommands } from './findings.js'
import type { JourneyEvent } from './events.js'
import { journey } from './journey.js'

const begun = given(journey, ...inFirstPhase)

/** One of each finding, as its command would have it. */
const findings = {
  ExploreArea: explored('sea').data,
  DropSkill: { skillId: 'fax', title: 'Fax', reason: 'r' },
  RecordMaterial: { title: 't', kind: 'paper' },
  LearnModel: { modelId: 'tree', title: 'Tree' },
  RecordProject: { title: 't' },
  ChooseSpecialisation: { primary: 'Sea', secondary: 'Air' },
  PublishProofOfWork: { title: 't', kind: 'talk' },
  RecordCertification: certified.data,
  RecordConnection: { who: 'w' },
  StatePriority: { text: 't', kind: 'must-have' },
  AssessRisk: { risk: 'r', likelihood: 2, impact: 3, response: 'x' },
  SetTargetRole: { role: 'r', by: '2027-01-01' },
}

describe('findings', () => {
  it.each(Object.entries(findings))('%s is recorded as it was stated', (command, data) => {
    const type = findingCommands[command as keyof typeof findingCommands]
    begun.when({ type: command, ...data } as never).then({ type, data } as JourneyEvent)
  })
  it('an area is chosen once it was explored', () => {
    begun.when({ type: 'ChooseArea', areaId: 'sea', reason: 'r' }).refuses('AreaNotExplored')
    begun.and(explored('sea')).when({ type: 'ChooseArea', areaId: 'sea', reason: 'r' }).then(chosen('sea'))
    begun.and(explored('sea'), chosen('sea')).when({ type: 'ChooseArea', areaId: 'sea', reason: 'r' }).changesNothing()
  })
  it('the same skill or model counts once', () => {
    begun
      .and({ type: 'SkillDropped', data: findings.DropSkill })
      .when({ type: 'DropSkill', ...findings.DropSkill })
      .changesNothing()
    begun
      .and({ type: 'ModelLearned', data: findings.LearnModel })
      .when({ type: 'LearnModel', ...findings.LearnModel })
      .changesNothing()
    expect(begun.and(explored('sea'), explored('sea'), explored('air')).state().counts['area-explored']).toBe(2)
  })
  it('primary and secondary specialisation differ', () =>
    begun.when({ type: 'ChooseSpecialisation', primary: 'Sea', secondary: 'sea' }).refuses('SameSpecialisation'))
  it('the baseline belongs to the first phase', () => {
    begun.when({ type: 'RecordBaseline', ...words }).happens('BaselineRecorded')
    given(journey, ...inSecondPhase)
      .when({ type: 'RecordBaseline', ...words })
      .refuses('BaselineClosed')
  })
  it('a statement belongs to a phase', () => {
    begun
      .when({ type: 'MakeStatement', text: 'I accept.' })
      .then({ type: 'StatementMade', data: { phaseId: 'begin', text: 'I accept.' } })
    given(journey, opened).when({ type: 'MakeStatement', text: 'I accept.' }).refuses('PlanMissing')
  })
  it('have a limit', () => {
    const many = begun.and(
      ...Array.from({ length: 2_000 }, () => ({ type: 'ConnectionMade' as const, data: { who: 'w' } })),
    )
    many.when({ type: 'RecordConnection', who: 'w' }).refuses('TooManyFindings')
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
