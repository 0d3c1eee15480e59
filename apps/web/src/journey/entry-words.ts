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
    happened: msg('Sign noticed'),
    opens: msg('signs to tick off'),
    counted: msg('signs noticed'),
  },
  'area-explored': {
    event: 'AreaExplored',
    tool: 'explore',
    happened: msg('Area explored'),
    opens: msg('areas to explore'),
    counted: msg('areas explored'),
  },
  'area-chosen': {
    event: 'AreaChosen',
    tool: 'choose-areas',
    happened: msg('Area chosen'),
    opens: msg('choosing areas'),
    counted: msg('areas chosen'),
  },
  'skill-dropped': {
    event: 'SkillDropped',
    tool: 'drop-list',
    happened: msg('Skill dropped'),
    opens: msg('drop list'),
    counted: msg('skills dropped'),
  },
  'material-studied': {
    event: 'MaterialStudied',
    tool: 'materials',
    happened: msg('Material studied'),
    opens: msg('materials'),
    counted: msg('materials studied'),
  },
  'model-learned': {
    event: 'ModelLearned',
    tool: 'learning-map',
    happened: msg('Topic learned'),
    opens: msg('learning map'),
    counted: msg('topics learned'),
  },
  project: {
    event: 'ProjectRecorded',
    tool: 'project',
    happened: msg('Project recorded'),
    opens: msg('projects'),
    counted: msg('projects'),
  },
  specialisation: {
    event: 'SpecialisationChosen',
    tool: 'specialisation',
    happened: msg('Specialisations chosen'),
    opens: msg('specialisations'),
    counted: msg('specialisations'),
  },
  'proof-of-work': {
    event: 'ProofOfWorkPublished',
    tool: 'proof-of-work',
    happened: msg('Proof of work published'),
    opens: msg('proof of work'),
    counted: msg('proofs of work'),
  },
  certification: {
    event: 'CertificationEarned',
    tool: 'certification',
    happened: msg('Certification earned'),
    opens: msg('certifications'),
    counted: msg('certifications'),
  },
  connection: {
    event: 'ConnectionMade',
    tool: 'network',
    happened: msg('Contact made'),
    opens: msg('network'),
    counted: msg('contacts'),
  },
  setback: {
    event: 'SetbackPlanned',
    tool: 'setback-plan',
    happened: msg('Planned for a setback'),
    opens: msg('plan for setbacks'),
    counted: msg('setbacks planned for'),
  },
  priority: {
    event: 'PriorityStated',
    tool: 'priorities',
    happened: msg('Priority stated'),
    opens: msg('priorities'),
    counted: msg('priorities'),
  },
  risk: {
    event: 'RiskAssessed',
    tool: 'risk',
    happened: msg('Risk assessed'),
    opens: msg('risk sheet'),
    counted: msg('risks'),
  },
  'target-role': {
    event: 'TargetRoleSet',
    tool: 'target-role',
    happened: msg('Target role set'),
    opens: msg('target role'),
    counted: msg('target role'),
  },
  goal: {
    event: 'GoalMapped',
    tool: 'goal-map',
    happened: msg('Goal mapped'),
    opens: msg('goal map'),
    counted: msg('goals mapped'),
  },
  rung: {
    event: 'RungSet',
    tool: 'value-ladder',
    happened: msg('Experiment on the value ladder'),
    opens: msg('value ladder'),
    counted: msg('experiments on the value ladder'),
  },
  'skill-return': {
    event: 'SkillReturnEstimated',
    tool: 'skill-returns',
    happened: msg('Return on a skill estimated'),
    opens: msg('return on skills'),
    counted: msg('returns on skills'),
  },
}
