import type { Actor, Relations, Role } from './kernel/decider.js'

/**
 * What a caller is in relation to the target: a role in the tenant, or a relation to this one stream.
 * `own-coach` is a coach of this journey or cohort, `self` the client that it is about.
 */
export type Who = Role | 'own-coach' | 'self' | 'policy' | 'invited' | 'storage' | 'operator'

const staff: Who[] = ['owner', 'coach']
const ownersAndOwnCoaches: Who[] = ['owner', 'own-coach']
const selfAndOwnCoach: Who[] = ['self', 'own-coach']
const everyone: Who[] = ['owner', 'coach', 'client', 'sponsor']

/** Who may send which command. Controllers, process managers and screens all read this one table. */
export const commandAccess: Record<string, readonly Who[]> = {
  'organisation.FoundOrganisation': ['operator'],
  'organisation.AddSponsor': ['owner'],
  'organisation.InviteMember': staff,
  'organisation.RenewInvitation': staff,
  'organisation.AcceptInvitation': ['invited'],
  'organisation.RevokeInvitation': staff,
  'organisation.ExpireInvitation': staff,
  'organisation.GrantRole': ['owner'],
  'organisation.RevokeRole': ['owner'],
  'organisation.RemoveMember': ['owner'],
  'organisation.ChangeReportingConsent': everyone,
  'organisation.ChangeSettings': ['owner'],
  'organisation.CorrectMember': everyone,
  'organisation.RequestErasure': everyone,
  'organisation.DemandErasure': ['policy'],
  'organisation.WithdrawErasure': everyone,
  'organisation.ConfirmErasure': ['policy'],
  'organisation.NoteMove': ['operator'],

  'framework.DraftFramework': staff,
  'framework.ImportFramework': staff,
  'framework.DescribeFramework': staff,
  'framework.DefinePhase': staff,
  'framework.TakeOutPhase': staff,
  'framework.DefineStep': staff,
  'framework.TakeOutStep': staff,
  'framework.DefineGate': staff,
  'framework.DefineAssessment': staff,
  'framework.PublishFramework': staff,
  'framework.RetireFramework': ['owner'],

  'plan-template.CreateTemplate': staff,
  'plan-template.ExcludeStep': staff,
  'plan-template.IncludeStep': staff,
  'plan-template.SetDuration': staff,
  'plan-template.PublishTemplate': staff,

  'cohort.CreateCohort': ownersAndOwnCoaches,
  'cohort.AssignCoach': ownersAndOwnCoaches,
  'cohort.RemoveCoach': ['owner'],
  'cohort.EnrolClient': ['owner', 'own-coach', 'policy'],
  'cohort.MoveClient': ownersAndOwnCoaches,
  'cohort.RemoveClient': ownersAndOwnCoaches,
  'cohort.AssignPlanToCohort': ownersAndOwnCoaches,
  'cohort.ArchiveCohort': ownersAndOwnCoaches,

  'assessment.StartAssessment': ['self'],
  'assessment.AnswerQuestion': ['self'],
  'assessment.CompleteAssessment': ['self'],
  'assessment.ShareAssessment': ['self'],
  'assessment.UnshareAssessment': ['self', 'policy'],
  'assessment.AbandonAssessment': ['self'],

  'journey.OpenJourney': ['owner', 'own-coach', 'policy'],
  'journey.AssignPlan': ['owner', 'own-coach', 'policy'],
  'journey.AdjustPlan': ['own-coach'],
  'journey.MigrateJourney': ownersAndOwnCoaches,
  'journey.StartStep': ['self'],
  'journey.CompleteStep': selfAndOwnCoach,
  'journey.SkipStep': selfAndOwnCoach,
  'journey.ReopenStep': selfAndOwnCoach,
  'journey.AddStep': ['own-coach'],
  'journey.SubmitEvidence': ['self'],
  'journey.SubmitFile': ['storage'],
  'journey.AcceptEvidence': ['own-coach'],
  'journey.RequestChanges': ['own-coach'],
  'journey.RequestGate': ['self'],
  // A client who tries is refused by the rule about their own gate, with its reason, and not by access.
  'journey.ApproveGate': ['own-coach', 'self'],
  'journey.DeclineGate': ['own-coach'],
  'journey.OverrideGate': ownersAndOwnCoaches,
  'journey.WaiveDemand': ['own-coach'],
  'journey.PauseJourney': selfAndOwnCoach,
  'journey.ResumeJourney': selfAndOwnCoach,
  'journey.AcceptCoach': ['self'],
  'journey.TransferJourney': ['owner', 'own-coach', 'policy'],
  'journey.WithdrawJourney': selfAndOwnCoach,
  'journey.ScheduleLoop': selfAndOwnCoach,
  'journey.NoteAssessment': ['policy'],
  'journey.NoteAssessmentSharing': ['policy'],
  'journey.RecordBaseline': ['self'],
  'journey.RecordOutcome': ['self'],
  'journey.MakeStatement': ['self'],
  'journey.NoticeSign': ['self'],
  'journey.ExploreArea': ['self'],
  'journey.ChooseArea': ['self'],
  'journey.DropSkill': ['self'],
  'journey.RecordMaterial': ['self'],
  'journey.LearnModel': ['self'],
  'journey.RecordProject': ['self'],
  'journey.ChooseSpecialisation': ['self'],
  'journey.PublishProofOfWork': ['self'],
  'journey.RecordCertification': ['self'],
  'journey.RecordConnection': ['self'],
  'journey.StatePriority': ['self'],
  'journey.AssessRisk': ['self'],
  'journey.SetTargetRole': ['self'],
  'journey.MapGoal': ['self'],
  'journey.SetRung': ['self'],
  'journey.EstimateSkillReturn': ['self'],
  'journey.RetractFinding': ['self'],
  'journey.LogApplication': ['self'],
  'journey.AdvanceApplication': ['self'],

  'reporting.PublishFigures': ['policy'],
  'reporting.RequestReplay': ['owner'],
  'reporting.RestateFigures': ['policy'],
}

/** Who may read which query. */
export const queryAccess = {
  home: ['client'],
  journey: selfAndOwnCoach,
  evidence: selfAndOwnCoach,
  timeline: selfAndOwnCoach,
  workbook: selfAndOwnCoach,
  'journey-as-of': selfAndOwnCoach,
  engagement: ['coach'],
  assessments: selfAndOwnCoach,
  caseload: ['coach'],
  cohorts: staff,
  'cohort-board': ['own-coach'],
  figures: ['owner', 'sponsor'],
  'caseload-as-of': ['coach'],
  rights: everyone,
  erasures: ['owner'],
  'audit-trail': ['owner'],
  members: staff,
  organisation: everyone,
  frameworks: staff,
  framework: everyone,
  'plan-templates': staff,
} as const satisfies Record<string, readonly Who[]>
export type QueryName = keyof typeof queryAccess

/** The views that a role's screens read: what the server tells them changes in. */
export const viewsOfRole: Record<Role, readonly string[]> = {
  client: ['client_home', 'journey_evidence', 'journey_timeline', 'assessment_history'],
  coach: [
    'client_home',
    'journey_evidence',
    'journey_timeline',
    'assessment_history',
    'coach_caseload',
    'cohort_board',
    'member_directory',
    'framework_catalogue',
  ],
  owner: [
    'cohort_board',
    'member_directory',
    'framework_catalogue',
    'published_figures',
    'erasure_register',
    'audit_trail',
  ],
  sponsor: ['published_figures'],
}

/** Everything that a caller is in relation to a target. */
export function whoIs(actor: Actor, relations: Relations): Set<Who> {
  const who = new Set<Who>(actor.roles)
  if (actor.roles.includes('client') && relations.clientId === actor.id) who.add('self')
  if (actor.roles.includes('coach') && relations.coachIds?.includes(actor.id)) who.add('own-coach')
  return who
}

/** Whether the caller is one of those who are allowed. */
export const isAllowed = (who: ReadonlySet<Who>, allowed: readonly Who[]) => allowed.some((each) => who.has(each))

/** Whether the actor may send a command to a stream with these relations. */
export const mayCommand = (category: string, type: string, actor: Actor, relations: Relations): boolean =>
  isAllowed(whoIs(actor, relations), commandAccess[`${category}.${type}`] ?? [])
