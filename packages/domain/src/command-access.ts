import { everyone, isAllowed, selfAndOwnCoach, staff, whoIs, type Who } from './access.js'
import { entryCommands } from './entries/kinds.js'
import type { Actor, Relations } from './kernel/decider.js'

const ownersAndOwnCoaches: Who[] = ['owner', 'own-coach']

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
  'journey.RetractFinding': ['self'],
  'journey.LogApplication': ['self'],
  'journey.AdvanceApplication': ['self'],

  ...Object.fromEntries(Object.keys(entryCommands).map((type) => [`journey.${type}`, ['self']])),

  'reporting.PublishFigures': ['policy'],
  'reporting.RequestReplay': ['owner'],
  'reporting.RestateFigures': ['policy'],
}

/** Whether the actor may send a command to a stream with these relations. */
export const mayCommand = (category: string, type: string, actor: Actor, relations: Relations): boolean =>
  isAllowed(whoIs(actor, relations), commandAccess[`${category}.${type}`] ?? [])
