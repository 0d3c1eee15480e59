import type { EntryKinds } from '@switchback/domain/entries/kinds'
import { msg } from '../i18n/language'

interface Words<Kind extends keyof EntryKinds> {
  /** As in the domain's table of kinds; the compiler checks both. */
  event: EntryKinds[Kind]['event']
  tool: EntryKinds[Kind]['tool']
  /** The moment in a timeline. */
  happened: string
  /** The tool, for the author of a framework. */
  opens: string
  /** What a sign-off counts. */
  counted: string
}

/** The texts of each kind of entry. */
export const entryWords: { [Kind in keyof EntryKinds]: Words<Kind> } = {
  sign: {
    event: 'SignNoticed',
    tool: 'signs',
    happened: msg('journey.signNoticed'),
    opens: msg('journey.signsTool'),
    counted: msg('journey.signsNoticed'),
  },
  'area-explored': {
    event: 'AreaExplored',
    tool: 'explore',
    happened: msg('journey.areaExplored'),
    opens: msg('journey.exploreTool'),
    counted: msg('journey.areasExplored'),
  },
  'area-chosen': {
    event: 'AreaChosen',
    tool: 'choose-areas',
    happened: msg('journey.areaChosen'),
    opens: msg('journey.chooseAreasTool'),
    counted: msg('journey.areasChosen'),
  },
  'skill-dropped': {
    event: 'SkillDropped',
    tool: 'drop-list',
    happened: msg('journey.skillLetGo'),
    opens: msg('journey.letGoTool'),
    counted: msg('journey.skillsLetGo'),
  },
  'material-studied': {
    event: 'MaterialStudied',
    tool: 'materials',
    happened: msg('journey.materialStudied'),
    opens: msg('journey.materialsTool'),
    counted: msg('journey.materialsStudied'),
  },
  'model-learned': {
    event: 'ModelLearned',
    tool: 'learning-map',
    happened: msg('journey.topicLearned'),
    opens: msg('journey.learningMapTool'),
    counted: msg('journey.topicsLearned'),
  },
  project: {
    event: 'ProjectRecorded',
    tool: 'project',
    happened: msg('journey.projectRecorded'),
    opens: msg('journey.projects'),
    counted: msg('journey.projects'),
  },
  specialisation: {
    event: 'SpecialisationChosen',
    tool: 'specialisation',
    happened: msg('journey.specialisationsChosen'),
    opens: msg('journey.specialisations'),
    counted: msg('journey.specialisations'),
  },
  'proof-of-work': {
    event: 'ProofOfWorkPublished',
    tool: 'proof-of-work',
    happened: msg('journey.proofOfWorkPublished'),
    opens: msg('journey.proofOfWorkTool'),
    counted: msg('journey.proofsOfWork'),
  },
  certification: {
    event: 'CertificationEarned',
    tool: 'certification',
    happened: msg('journey.certificationEarned'),
    opens: msg('journey.certifications'),
    counted: msg('journey.certifications'),
  },
  connection: {
    event: 'ConnectionMade',
    tool: 'network',
    happened: msg('journey.contactMade'),
    opens: msg('journey.networkTool'),
    counted: msg('journey.contacts'),
  },
  setback: {
    event: 'SetbackPlanned',
    tool: 'setback-plan',
    happened: msg('journey.setbackPlanned'),
    opens: msg('journey.setbackTool'),
    counted: msg('journey.setbacksPlanned'),
  },
  priority: {
    event: 'PriorityStated',
    tool: 'priorities',
    happened: msg('journey.priorityStated'),
    opens: msg('journey.priorities'),
    counted: msg('journey.priorities'),
  },
  risk: {
    event: 'RiskAssessed',
    tool: 'risk',
    happened: msg('journey.riskAssessed'),
    opens: msg('journey.riskTool'),
    counted: msg('journey.risks'),
  },
  'target-role': {
    event: 'TargetRoleSet',
    tool: 'target-role',
    happened: msg('journey.targetRoleSet'),
    opens: msg('journey.targetRole'),
    counted: msg('journey.targetRole'),
  },
  goal: {
    event: 'GoalMapped',
    tool: 'goal-map',
    happened: msg('journey.goalMapped'),
    opens: msg('journey.goalMapTool'),
    counted: msg('journey.goalsMapped'),
  },
  rung: {
    event: 'RungSet',
    tool: 'value-ladder',
    happened: msg('journey.ladderExperiment'),
    opens: msg('journey.valueLadderTool'),
    counted: msg('journey.ladderExperiments'),
  },
  'skill-return': {
    event: 'SkillReturnEstimated',
    tool: 'skill-returns',
    happened: msg('journey.skillReturnEstimated'),
    opens: msg('journey.skillReturnsTool'),
    counted: msg('journey.skillReturns'),
  },
}
