// Made by "npm run generate" from the API's schemas. Do not edit.
export interface paths {
    "/api/organisations/{streamId}/add-sponsor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** add sponsor (owner) */
        post: operations["organisation.AddSponsor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/invite-member": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** invite member (owner, coach) */
        post: operations["organisation.InviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/renew-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** renew invitation (owner, coach) */
        post: operations["organisation.RenewInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/revoke-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** revoke invitation (owner, coach) */
        post: operations["organisation.RevokeInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/expire-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** expire invitation (owner, coach) */
        post: operations["organisation.ExpireInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/grant-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** grant role (owner) */
        post: operations["organisation.GrantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/revoke-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** revoke role (owner) */
        post: operations["organisation.RevokeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/remove-member": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** remove member (owner) */
        post: operations["organisation.RemoveMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/change-reporting-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change reporting consent (owner, coach, client, sponsor) */
        post: operations["organisation.ChangeReportingConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/correct-member": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** correct member (owner, coach, client, sponsor) */
        post: operations["organisation.CorrectMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/request-erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** request erasure (owner, coach, client, sponsor) */
        post: operations["organisation.RequestErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/withdraw-erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** withdraw erasure (owner, coach, client, sponsor) */
        post: operations["organisation.WithdrawErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{streamId}/change-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** change settings (owner) */
        post: operations["organisation.ChangeSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/draft-framework": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** draft framework (owner, coach) */
        post: operations["framework.DraftFramework"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/import-framework": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** import framework (owner, coach) */
        post: operations["framework.ImportFramework"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/describe-framework": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** describe framework (owner, coach) */
        post: operations["framework.DescribeFramework"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/define-phase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** define phase (owner, coach) */
        post: operations["framework.DefinePhase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/take-out-phase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take out phase (owner, coach) */
        post: operations["framework.TakeOutPhase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/define-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** define step (owner, coach) */
        post: operations["framework.DefineStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/take-out-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** take out step (owner, coach) */
        post: operations["framework.TakeOutStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/define-gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** define gate (owner, coach) */
        post: operations["framework.DefineGate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/define-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** define assessment (owner, coach) */
        post: operations["framework.DefineAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/publish-framework": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** publish framework (owner, coach) */
        post: operations["framework.PublishFramework"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{streamId}/retire-framework": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** retire framework (owner) */
        post: operations["framework.RetireFramework"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan-templates/{streamId}/create-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** create template (owner, coach) */
        post: operations["plan-template.CreateTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan-templates/{streamId}/exclude-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** exclude step (owner, coach) */
        post: operations["plan-template.ExcludeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan-templates/{streamId}/include-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** include step (owner, coach) */
        post: operations["plan-template.IncludeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan-templates/{streamId}/set-duration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set duration (owner, coach) */
        post: operations["plan-template.SetDuration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan-templates/{streamId}/publish-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** publish template (owner, coach) */
        post: operations["plan-template.PublishTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{streamId}/create-cohort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** create cohort (owner, own-coach) */
        post: operations["cohort.CreateCohort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{streamId}/assign-coach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign coach (owner, own-coach) */
        post: operations["cohort.AssignCoach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{streamId}/remove-coach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** remove coach (owner) */
        post: operations["cohort.RemoveCoach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{streamId}/enrol-client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** enrol client (owner, own-coach) */
        post: operations["cohort.EnrolClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{streamId}/move-client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** move client (owner, own-coach) */
        post: operations["cohort.MoveClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{streamId}/remove-client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** remove client (owner, own-coach) */
        post: operations["cohort.RemoveClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{streamId}/assign-plan-to-cohort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign plan to cohort (owner, own-coach) */
        post: operations["cohort.AssignPlanToCohort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{streamId}/archive-cohort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** archive cohort (owner, own-coach) */
        post: operations["cohort.ArchiveCohort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments/{streamId}/start-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** start assessment (self) */
        post: operations["assessment.StartAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments/{streamId}/answer-question": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** answer question (self) */
        post: operations["assessment.AnswerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments/{streamId}/complete-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** complete assessment (self) */
        post: operations["assessment.CompleteAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments/{streamId}/share-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** share assessment (self) */
        post: operations["assessment.ShareAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments/{streamId}/unshare-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** unshare assessment (self) */
        post: operations["assessment.UnshareAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments/{streamId}/abandon-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** abandon assessment (self) */
        post: operations["assessment.AbandonAssessment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/open-journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** open journey (owner, own-coach) */
        post: operations["journey.OpenJourney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/assign-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assign plan (owner, own-coach) */
        post: operations["journey.AssignPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/adjust-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** adjust plan (own-coach) */
        post: operations["journey.AdjustPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/migrate-journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** migrate journey (owner, own-coach) */
        post: operations["journey.MigrateJourney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/start-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** start step (self) */
        post: operations["journey.StartStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/complete-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** complete step (self, own-coach) */
        post: operations["journey.CompleteStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/skip-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** skip step (self, own-coach) */
        post: operations["journey.SkipStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/reopen-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** reopen step (self, own-coach) */
        post: operations["journey.ReopenStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/add-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** add step (own-coach) */
        post: operations["journey.AddStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/submit-evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** submit evidence (self) */
        post: operations["journey.SubmitEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/accept-evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** accept evidence (own-coach) */
        post: operations["journey.AcceptEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/request-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** request changes (own-coach) */
        post: operations["journey.RequestChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/request-gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** request gate (self) */
        post: operations["journey.RequestGate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/approve-gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** approve gate (own-coach, self) */
        post: operations["journey.ApproveGate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/decline-gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** decline gate (own-coach) */
        post: operations["journey.DeclineGate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/override-gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** override gate (owner, own-coach) */
        post: operations["journey.OverrideGate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/waive-demand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** waive demand (own-coach) */
        post: operations["journey.WaiveDemand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/pause-journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** pause journey (self, own-coach) */
        post: operations["journey.PauseJourney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/resume-journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** resume journey (self, own-coach) */
        post: operations["journey.ResumeJourney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/transfer-journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** transfer journey (owner, own-coach) */
        post: operations["journey.TransferJourney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/accept-coach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** accept coach (self) */
        post: operations["journey.AcceptCoach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/withdraw-journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** withdraw journey (self, own-coach) */
        post: operations["journey.WithdrawJourney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/schedule-loop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** schedule loop (self, own-coach) */
        post: operations["journey.ScheduleLoop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/record-baseline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** record baseline (self) */
        post: operations["journey.RecordBaseline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/record-outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** record outcome (self) */
        post: operations["journey.RecordOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/make-statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** make statement (self) */
        post: operations["journey.MakeStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/notice-sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** notice sign (self) */
        post: operations["journey.NoticeSign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/explore-area": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** explore area (self) */
        post: operations["journey.ExploreArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/choose-area": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** choose area (self) */
        post: operations["journey.ChooseArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/drop-skill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** drop skill (self) */
        post: operations["journey.DropSkill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/record-material": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** record material (self) */
        post: operations["journey.RecordMaterial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/learn-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** learn model (self) */
        post: operations["journey.LearnModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/record-project": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** record project (self) */
        post: operations["journey.RecordProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/choose-specialisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** choose specialisation (self) */
        post: operations["journey.ChooseSpecialisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/publish-proof-of-work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** publish proof of work (self) */
        post: operations["journey.PublishProofOfWork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/record-certification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** record certification (self) */
        post: operations["journey.RecordCertification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/record-connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** record connection (self) */
        post: operations["journey.RecordConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/plan-for-setback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** plan for setback (self) */
        post: operations["journey.PlanForSetback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/state-priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** state priority (self) */
        post: operations["journey.StatePriority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/assess-risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** assess risk (self) */
        post: operations["journey.AssessRisk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/set-target-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set target role (self) */
        post: operations["journey.SetTargetRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/map-goal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** map goal (self) */
        post: operations["journey.MapGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/set-rung": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** set rung (self) */
        post: operations["journey.SetRung"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/estimate-skill-return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** estimate skill return (self) */
        post: operations["journey.EstimateSkillReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/retract-finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** retract finding (self) */
        post: operations["journey.RetractFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/log-application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** log application (self) */
        post: operations["journey.LogApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{streamId}/advance-application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** advance application (self) */
        post: operations["journey.AdvanceApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reporting/{streamId}/request-replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** request replay (owner) */
        post: operations["reporting.RequestReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A client’s own journeys, the open one first: the next step, the path, what sign-off requires. */
        get: operations["home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{journeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One journey, for its client and its coach. */
        get: operations["journey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{journeyId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the client of a journey submitted, newest first, in pages: today, or as it was at a moment. */
        get: operations["evidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{journeyId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened on a journey, newest first by true date, in pages. */
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{journeyId}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a client found out and recorded with the tools of the phases, for the client and their coach. */
        get: operations["workbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{journeyId}/as-of": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A journey as it was at a moment: what had happened by then, in true time, folded as the page of today is. */
        get: operations["journey-as-of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{journeyId}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A client’s assessments, newest first, each compared with the one before. A coach sees what was shared. */
        get: operations["assessments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/caseload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who needs me today, and why: the coach’s clients, most urgent first. */
        get: operations["caseload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cohorts, the newest first, in pages: a coach’s own; for an owner all. */
        get: operations["cohorts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cohorts/{cohortId}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A cohort by phase. */
        get: operations["cohort-board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/engagement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the coach’s clients did in a period, from its first day to its last, each client a line. */
        get: operations["engagement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published figures about groups of people who agreed to be counted: all of one group and period. No one can be recognised in them. */
        get: operations["figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/caseload/as-of": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clients of a coach as they were at a moment: who was theirs then, and what needed the coach. */
        get: operations["caseload-as-of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one agreed to and when one changed it, and whether one is to be erased. */
        get: operations["rights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is to be erased and when, and who was. */
        get: operations["erasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit-trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions: who made them, about which person, when and why. The newest first, in pages. */
        get: operations["audit-trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the tenant, newest first, in pages. A coach sees owners and coaches, the clients of their journeys and cohorts, and clients without a coach. */
        get: operations["members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant: name, settings, sponsoring organisations. */
        get: operations["organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The frameworks of the tenant. */
        get: operations["frameworks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/frameworks/{frameworkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The content of a framework: a published version, by default the newest, or the draft. */
        get: operations["framework"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan templates of the tenant. */
        get: operations["plan-templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{journeyId}/evidence-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file as evidence (self). */
        post: operations["submitFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{journeyId}/evidence-files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that was handed in. */
        get: operations["evidenceFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-record/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at one’s own pages, by day. */
        get: operations["readers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/own-record/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept about oneself, for programs and for people. */
        get: operations["archive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erasures/{personId}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A signed certificate of an erasure. */
        get: operations["certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: operations["session"];
        put?: never;
        /** Sign in with a password. */
        post: operations["signIn"];
        /** Sign out. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go to another tenant. */
        post: operations["switchTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say in which language and time zone one reads. */
        put: operations["prefer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s password. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the installation is empty. */
        get: operations["setUpState"];
        put?: never;
        /** Found the first organisation. */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invitation is for. */
        post: operations["invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation and sign in. */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by a link of the operator. */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{invitationId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The link to hand over. */
        get: operations["invitationLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            code?: string;
            facts?: {
                [key: string]: unknown;
            };
            issues?: {
                path: string;
                message: string;
            }[];
        };
        CommandResult: {
            position: number;
            version: number;
            events: string[];
            repeated: boolean;
        };
    };
    responses: {
        /** @description The request is not valid. Correct what `issues` names and send it again. Or: An idempotency key is needed. Send a UUID of your own in the header Idempotency-Key, the same one for each retry. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:invalid-request" | "urn:switchback:problem:idempotency-key-missing";
                    /** @constant */
                    status?: 400;
                };
            };
        };
        /** @description You are not signed in. Sign in and send the request again. Or: Address or password is wrong. Check both, or ask for a new invitation. */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:not-signed-in" | "urn:switchback:problem:wrong-password";
                    /** @constant */
                    status?: 401;
                };
            };
        };
        /** @description You may not do this. Ask someone who may. Or: The request did not come from our page. Send the token of GET /api/session in the header X-CSRF-Token. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:forbidden" | "urn:switchback:problem:csrf-token-missing";
                    /** @constant */
                    status?: 403;
                };
            };
        };
        /** @description There is no such thing here. Check the address. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:not-found";
                    /** @constant */
                    status?: 404;
                };
            };
        };
        /** @description Sign in first. Sign in with the address of this invitation, then open its link again. Or: Someone else was faster. Load the page again and repeat what you did. Or: The idempotency key was used for something else. Use a new key for a new command. Or: A rule does not allow it. The detail says which, and what to do first. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:sign-in-first" | "urn:switchback:problem:conflict" | "urn:switchback:problem:key-reused" | "urn:switchback:problem:refused";
                    /** @constant */
                    status?: 409;
                };
            };
        };
        /** @description It has changed since you looked. Look again, and send the command with the version that ETag names. */
        StaleVersion: {
            headers: {
                /** @description The version that it has now. */
                ETag: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:stale-version";
                    /** @constant */
                    status?: 412;
                };
            };
        };
        /** @description The request is too large. Send at most 1 MB. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:too-large";
                    /** @constant */
                    status?: 413;
                };
            };
        };
        /** @description The request is not JSON. Send application/json. */
        NotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:not-json";
                    /** @constant */
                    status?: 415;
                };
            };
        };
        /** @description Too many attempts. Wait as long as Retry-After says. */
        TooManyAttempts: {
            headers: {
                /** @description Seconds. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:too-many-attempts";
                    /** @constant */
                    status?: 429;
                };
            };
        };
        /** @description The database cannot be reached. Try again with the same idempotency key. Or: Switchback is busy. Send it again as Retry-After says, with the same idempotency key. */
        Unavailable: {
            headers: {
                /** @description Seconds. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:unavailable" | "urn:switchback:problem:busy";
                    /** @constant */
                    status?: 503;
                };
            };
        };
        /** @description The view is still catching up. Ask again as Retry-After says. */
        ViewBehind: {
            headers: {
                /** @description Seconds. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:switchback:problem:view-behind";
                    /** @constant */
                    status?: 504;
                };
            };
        };
    };
    parameters: {
        /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
        CsrfToken: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "organisation.AddSponsor": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.InviteMember": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "coach" | "client" | "sponsor";
                    /** Format: uuid */
                    sponsorId?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.RenewInvitation": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    invitationId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.RevokeInvitation": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    invitationId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.ExpireInvitation": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    invitationId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.GrantRole": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    /** @enum {string} */
                    role: "owner" | "coach" | "client" | "sponsor";
                    /** Format: uuid */
                    sponsorId?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.RevokeRole": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    /** @enum {string} */
                    role: "owner" | "coach" | "client" | "sponsor";
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.RemoveMember": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    reason?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.ChangeReportingConsent": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reportingConsent: boolean;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.CorrectMember": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    name?: string;
                    /** Format: email */
                    email?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.RequestErasure": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    /** @default 7 */
                    days?: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.WithdrawErasure": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organisation.ChangeSettings": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    settings: {
                        smallestReportableGroup?: number;
                        stallDays?: number;
                        /** @enum {string} */
                        locale?: "en" | "de";
                        loopYears?: number;
                        defaultFrameworkId?: string | null;
                        /** @enum {string} */
                        reportingPeriod?: "month" | "quarter";
                        retentionMonths?: number | null;
                        brandColour?: string | null;
                    };
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.DraftFramework": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    profession: string;
                    description: string;
                    loopYears: {
                        from: number;
                        to: number;
                    };
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.ImportFramework": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: {
                        name: string;
                        profession: string;
                        description: string;
                        loopYears: {
                            from: number;
                            to: number;
                        };
                        phases: {
                            id: string;
                            title: string;
                            purpose: string;
                            weeks: {
                                from: number;
                                to: number;
                            };
                            /** @default [] */
                            signs?: {
                                id: string;
                                text: string;
                            }[];
                            /** @default [] */
                            shelves?: {
                                id: string;
                                title: string;
                                topics: {
                                    id: string;
                                    title: string;
                                    hint?: string;
                                }[];
                            }[];
                            /** @default [] */
                            dropSuggestions?: {
                                id: string;
                                title: string;
                                hint?: string;
                            }[];
                            /** @default [] */
                            learningMaps?: {
                                id: string;
                                title: string;
                                topics: {
                                    id: string;
                                    title: string;
                                    hint?: string;
                                }[];
                            }[];
                            /** @default [] */
                            support?: {
                                title: string;
                                text: string;
                            }[];
                            steps: {
                                id: string;
                                title: string;
                                why: string;
                                how: string;
                                minutes: number;
                                required: boolean;
                                /**
                                 * @default none
                                 * @enum {string}
                                 */
                                tool?: "none" | "assessment" | "baseline" | "statement" | "signs" | "explore" | "choose-areas" | "drop-list" | "materials" | "learning-map" | "project" | "specialisation" | "proof-of-work" | "certification" | "network" | "setback-plan" | "priorities" | "risk" | "target-role" | "goal-map" | "value-ladder" | "skill-returns" | "applications" | "outcome";
                            }[];
                            gate: {
                                text: string;
                                demands: {
                                    id: string;
                                    text: string;
                                    anyOf: {
                                        /** @enum {string} */
                                        count: "evidence-accepted" | "assessment-shared" | "baseline" | "statement" | "sign" | "area-explored" | "area-chosen" | "skill-dropped" | "material-studied" | "model-learned" | "project" | "specialisation" | "proof-of-work" | "certification" | "connection" | "setback" | "priority" | "risk" | "target-role" | "goal" | "rung" | "skill-return" | "application" | "application-accepted" | "outcome";
                                        atLeast: number;
                                        atMost?: number;
                                    }[];
                                    /** @default false */
                                    waivable?: boolean;
                                }[];
                            };
                        }[];
                        assessment: {
                            title: string;
                            introduction: string;
                            questions: {
                                id: string;
                                text: string;
                                looksAt: string;
                                anchors: [
                                    string,
                                    string,
                                    string,
                                    string,
                                    string
                                ];
                            }[];
                            bands: {
                                id: string;
                                title: string;
                                from: number;
                                meaning: string;
                            }[];
                            wellbeing: {
                                questionIds: string[];
                                meanAtLeast: number;
                            };
                            workedExample?: {
                                title: string;
                                story: string;
                                /** Format: date */
                                takenOn: string;
                                answers: {
                                    questionId: string;
                                    rating: number;
                                    words: string;
                                }[];
                            };
                        } | null;
                    };
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.DescribeFramework": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    profession: string;
                    description: string;
                    loopYears: {
                        from: number;
                        to: number;
                    };
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.DefinePhase": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phase: {
                        id: string;
                        title: string;
                        purpose: string;
                        weeks: {
                            from: number;
                            to: number;
                        };
                        /** @default [] */
                        signs?: {
                            id: string;
                            text: string;
                        }[];
                        /** @default [] */
                        shelves?: {
                            id: string;
                            title: string;
                            topics: {
                                id: string;
                                title: string;
                                hint?: string;
                            }[];
                        }[];
                        /** @default [] */
                        dropSuggestions?: {
                            id: string;
                            title: string;
                            hint?: string;
                        }[];
                        /** @default [] */
                        learningMaps?: {
                            id: string;
                            title: string;
                            topics: {
                                id: string;
                                title: string;
                                hint?: string;
                            }[];
                        }[];
                        /** @default [] */
                        support?: {
                            title: string;
                            text: string;
                        }[];
                    };
                    place?: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.TakeOutPhase": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.DefineStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    step: {
                        id: string;
                        title: string;
                        why: string;
                        how: string;
                        minutes: number;
                        required: boolean;
                        /**
                         * @default none
                         * @enum {string}
                         */
                        tool?: "none" | "assessment" | "baseline" | "statement" | "signs" | "explore" | "choose-areas" | "drop-list" | "materials" | "learning-map" | "project" | "specialisation" | "proof-of-work" | "certification" | "network" | "setback-plan" | "priorities" | "risk" | "target-role" | "goal-map" | "value-ladder" | "skill-returns" | "applications" | "outcome";
                    };
                    place?: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.TakeOutStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    stepId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.DefineGate": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    gate: {
                        text: string;
                        demands: {
                            id: string;
                            text: string;
                            anyOf: {
                                /** @enum {string} */
                                count: "evidence-accepted" | "assessment-shared" | "baseline" | "statement" | "sign" | "area-explored" | "area-chosen" | "skill-dropped" | "material-studied" | "model-learned" | "project" | "specialisation" | "proof-of-work" | "certification" | "connection" | "setback" | "priority" | "risk" | "target-role" | "goal" | "rung" | "skill-return" | "application" | "application-accepted" | "outcome";
                                atLeast: number;
                                atMost?: number;
                            }[];
                            /** @default false */
                            waivable?: boolean;
                        }[];
                    };
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.DefineAssessment": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assessment: {
                        title: string;
                        introduction: string;
                        questions: {
                            id: string;
                            text: string;
                            looksAt: string;
                            anchors: [
                                string,
                                string,
                                string,
                                string,
                                string
                            ];
                        }[];
                        bands: {
                            id: string;
                            title: string;
                            from: number;
                            meaning: string;
                        }[];
                        wellbeing: {
                            questionIds: string[];
                            meanAtLeast: number;
                        };
                        workedExample?: {
                            title: string;
                            story: string;
                            /** Format: date */
                            takenOn: string;
                            answers: {
                                questionId: string;
                                rating: number;
                                words: string;
                            }[];
                        };
                    };
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.PublishFramework": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "framework.RetireFramework": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plan-template.CreateTemplate": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: uuid */
                    frameworkId: string;
                    frameworkVersion: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plan-template.ExcludeStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    stepId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plan-template.IncludeStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    stepId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plan-template.SetDuration": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    weeks: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plan-template.PublishTemplate": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "cohort.CreateCohort": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: uuid */
                    coachId: string;
                    /** @default null */
                    sponsorId?: string | null;
                    /** Format: uuid */
                    frameworkId: string;
                    /** @default null */
                    plan?: {
                        /** Format: uuid */
                        templateId: string;
                        templateVersion: number;
                        /** Format: date */
                        startsOn: string;
                    } | null;
                    /** Format: date */
                    startsOn: string;
                    /** @default null */
                    endsOn?: string | null;
                    /** @default 50 */
                    capacity?: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "cohort.AssignCoach": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    coachId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "cohort.RemoveCoach": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    coachId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "cohort.EnrolClient": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    clientId: string;
                    /** @default 1 */
                    cycle?: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "cohort.MoveClient": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    clientId: string;
                    /** Format: uuid */
                    toCohortId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "cohort.RemoveClient": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    clientId: string;
                    reason?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "cohort.AssignPlanToCohort": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    plan: {
                        /** Format: uuid */
                        templateId: string;
                        templateVersion: number;
                        /** Format: date */
                        startsOn: string;
                    };
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "cohort.ArchiveCohort": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "assessment.StartAssessment": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    journeyId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "assessment.AnswerQuestion": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    questionId: string;
                    rating: number;
                    words?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "assessment.CompleteAssessment": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    honesty: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "assessment.ShareAssessment": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "assessment.UnshareAssessment": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "assessment.AbandonAssessment": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.OpenJourney": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    clientId: string;
                    /** Format: uuid */
                    coachId: string;
                    /** @default null */
                    cohortId?: string | null;
                    /** Format: uuid */
                    frameworkId: string;
                    /** @default 1 */
                    cycle?: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.AssignPlan": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    templateId: string;
                    templateVersion: number;
                    /** Format: date */
                    startsOn: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.AdjustPlan": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    /** Format: date */
                    targetDate: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.MigrateJourney": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    templateId: string;
                    templateVersion: number;
                    /** Format: date */
                    startsOn: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.StartStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stepId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.CompleteStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stepId: string;
                    minutes?: number;
                    reflection?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.SkipStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stepId: string;
                    reason: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.ReopenStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stepId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.AddStep": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    title: string;
                    why?: string;
                    required: boolean;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.SubmitEvidence": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stepId: string;
                    /** @enum {string} */
                    kind: "link" | "text";
                    title: string;
                    content: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.AcceptEvidence": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    evidenceId: string;
                    comment?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RequestChanges": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    evidenceId: string;
                    comment: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RequestGate": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.ApproveGate": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    comment?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.DeclineGate": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    reason: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.OverrideGate": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    reason: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.WaiveDemand": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phaseId: string;
                    demandId: string;
                    reason: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.PauseJourney": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.ResumeJourney": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.TransferJourney": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    coachId: string;
                    cohortId?: string | null;
                    handover?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.AcceptCoach": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    coachId: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.WithdrawJourney": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.ScheduleLoop": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    dueOn: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RecordBaseline": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: string;
                    /** @enum {string} */
                    level?: "entry" | "professional" | "senior" | "lead" | "manager" | "director" | "executive";
                    incomeBand: string;
                    respect: number;
                    confidence: number;
                    control: number;
                    weeklyHours: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RecordOutcome": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: string;
                    /** @enum {string} */
                    level?: "entry" | "professional" | "senior" | "lead" | "manager" | "director" | "executive";
                    incomeBand: string;
                    respect: number;
                    confidence: number;
                    control: number;
                    weeklyHours: number;
                    /** @enum {string} */
                    at: "gate" | "end" | "follow-up";
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.MakeStatement": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.NoticeSign": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    signId: string;
                    words?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.ExploreArea": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    areaId: string;
                    title: string;
                    shelf?: string;
                    what: string;
                    why: string;
                    how: string;
                    triedOut?: string;
                    interest: number;
                    demand: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.ChooseArea": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    areaId: string;
                    reason: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.DropSkill": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    skillId: string;
                    title: string;
                    reason: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RecordMaterial": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    title: string;
                    /** @enum {string} */
                    kind: "paper" | "book" | "course" | "video" | "article";
                    /** Format: uri */
                    link?: string;
                    notes?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.LearnModel": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    modelId: string;
                    title: string;
                    map?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RecordProject": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    title: string;
                    /** Format: uri */
                    link?: string;
                    summary?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.ChooseSpecialisation": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    primary: string;
                    secondary: string;
                    reason?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.PublishProofOfWork": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    title: string;
                    /** @enum {string} */
                    kind: "article" | "talk" | "podcast" | "mentoring" | "open-source" | "other";
                    /** Format: uri */
                    link?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RecordCertification": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    title: string;
                    issuer: string;
                    /** Format: date */
                    earnedOn: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RecordConnection": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    who: string;
                    how?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.PlanForSetback": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    text: string;
                    response: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.StatePriority": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    text: string;
                    /** @enum {string} */
                    kind: "must-have" | "good-to-have";
                    tradeOff?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.AssessRisk": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    risk: string;
                    likelihood: number;
                    impact: number;
                    response: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.SetTargetRole": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: string;
                    /** Format: date */
                    by: string;
                    because?: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.MapGoal": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    personal: string;
                    professional: string;
                    byYear: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.SetRung": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    /** @enum {string} */
                    rung: "training" | "fixed-jobs" | "consulting" | "agency" | "leadership";
                    experiment: string;
                    /** @enum {string} */
                    state: "idea" | "trying" | "holds" | "left";
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.EstimateSkillReturn": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    findingId?: string;
                    skill: string;
                    hours: number;
                    yearlyGain: number;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.RetractFinding": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    count: "evidence-accepted" | "assessment-shared" | "baseline" | "statement" | "sign" | "area-explored" | "area-chosen" | "skill-dropped" | "material-studied" | "model-learned" | "project" | "specialisation" | "proof-of-work" | "certification" | "connection" | "setback" | "priority" | "risk" | "target-role" | "goal" | "rung" | "skill-return" | "application" | "application-accepted" | "outcome";
                    id: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.LogApplication": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    employer: string;
                    role: string;
                    /** @enum {string} */
                    where: "internal" | "external" | "own-business";
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "journey.AdvanceApplication": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    applicationId: string;
                    /** @enum {string} */
                    stage: "applied" | "screening" | "interview" | "offer" | "accepted" | "rejected" | "withdrawn";
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    "reporting.RequestReplay": {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "If-Match"?: string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                streamId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** Format: date-time */
                    occurredAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
        };
    };
    home: {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        journeys: {
                            journeyId: string;
                            clientId: string;
                            clientName: string;
                            coachId: string;
                            coachName: string;
                            frameworkId: string;
                            frameworkVersion: number | null;
                            frameworkName: string;
                            cycle: number;
                            /** @enum {string} */
                            status: "open" | "paused" | "completed" | "withdrawn";
                            openedAt: string;
                            endedAt: string | null;
                            loopDueOn: string | null;
                            phaseId: string | null;
                            nextStep: {
                                /** @enum {string} */
                                kind: "step" | "demand" | "request-gate" | "wait-for-gate" | "wait-for-plan" | "paused" | "finished";
                                stepId: string | null;
                                tool: string | null;
                                title: string;
                                why: string;
                                minutes: number | null;
                            };
                            stepsDone: number;
                            stepsTotal: number;
                            phases: {
                                phaseId: string;
                                title: string;
                                purpose: string;
                                /** @enum {string} */
                                state: "done" | "current" | "ahead";
                                targetDate: string | null;
                                enteredAt: string | null;
                                completedAt: string | null;
                                steps: {
                                    stepId: string;
                                    title: string;
                                    why: string;
                                    how: string;
                                    minutes: number | null;
                                    required: boolean;
                                    tool: string;
                                    /** @enum {string} */
                                    state: "open" | "started" | "done" | "skipped";
                                    doneAt: string | null;
                                    evidence: number;
                                }[];
                                gate: {
                                    text: string;
                                    ready: boolean;
                                    openSteps: string[];
                                    demands: {
                                        demandId: string;
                                        text: string;
                                        met: boolean;
                                        waived: boolean;
                                        waivable: boolean;
                                        have: number;
                                        need: number;
                                    }[];
                                };
                            }[];
                            gate: {
                                /** @enum {string} */
                                state: "none" | "requested";
                                requestedAt: string | null;
                                answer: string | null;
                            };
                            evidence: {
                                total: number;
                                waiting: number;
                            };
                            pictures: {
                                /** @enum {string} */
                                at: "baseline" | "gate" | "end" | "follow-up";
                                takenAt: string;
                                role: string;
                                incomeBand: string;
                                respect: number;
                                confidence: number;
                                control: number;
                                weeklyHours: number;
                            }[];
                            support: {
                                title: string;
                                text: string;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    journey: {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        journeyId: string;
                        clientId: string;
                        clientName: string;
                        coachId: string;
                        coachName: string;
                        frameworkId: string;
                        frameworkVersion: number | null;
                        frameworkName: string;
                        cycle: number;
                        /** @enum {string} */
                        status: "open" | "paused" | "completed" | "withdrawn";
                        openedAt: string;
                        endedAt: string | null;
                        loopDueOn: string | null;
                        phaseId: string | null;
                        nextStep: {
                            /** @enum {string} */
                            kind: "step" | "demand" | "request-gate" | "wait-for-gate" | "wait-for-plan" | "paused" | "finished";
                            stepId: string | null;
                            tool: string | null;
                            title: string;
                            why: string;
                            minutes: number | null;
                        };
                        stepsDone: number;
                        stepsTotal: number;
                        phases: {
                            phaseId: string;
                            title: string;
                            purpose: string;
                            /** @enum {string} */
                            state: "done" | "current" | "ahead";
                            targetDate: string | null;
                            enteredAt: string | null;
                            completedAt: string | null;
                            steps: {
                                stepId: string;
                                title: string;
                                why: string;
                                how: string;
                                minutes: number | null;
                                required: boolean;
                                tool: string;
                                /** @enum {string} */
                                state: "open" | "started" | "done" | "skipped";
                                doneAt: string | null;
                                evidence: number;
                            }[];
                            gate: {
                                text: string;
                                ready: boolean;
                                openSteps: string[];
                                demands: {
                                    demandId: string;
                                    text: string;
                                    met: boolean;
                                    waived: boolean;
                                    waivable: boolean;
                                    have: number;
                                    need: number;
                                }[];
                            };
                        }[];
                        gate: {
                            /** @enum {string} */
                            state: "none" | "requested";
                            requestedAt: string | null;
                            answer: string | null;
                        };
                        evidence: {
                            total: number;
                            waiting: number;
                        };
                        pictures: {
                            /** @enum {string} */
                            at: "baseline" | "gate" | "end" | "follow-up";
                            takenAt: string;
                            role: string;
                            incomeBand: string;
                            respect: number;
                            confidence: number;
                            control: number;
                            weeklyHours: number;
                        }[];
                        support: {
                            title: string;
                            text: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    evidence: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                stepId?: string;
                review?: "waiting" | "answered";
                at?: string;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            evidenceId: string;
                            stepId: string;
                            /** @enum {string} */
                            kind: "link" | "text" | "file";
                            title: string;
                            content: string;
                            file: {
                                /** Format: uuid */
                                fileId: string;
                                mediaType: string;
                                bytes: number;
                                sha256: string;
                            } | null;
                            /** @enum {string} */
                            status: "submitted" | "accepted" | "changes-requested";
                            submittedAt: string;
                            comment: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    timeline: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            version: number;
                            type: string;
                            occurredAt: string;
                            recordedAt: string;
                            actorName: string;
                            byClient: boolean;
                            detail: {
                                [key: string]: unknown;
                            };
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    workbook: {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signs: {
                            signId: string;
                            words?: string;
                            at: string;
                        }[];
                        areas: {
                            areaId: string;
                            title: string;
                            shelf?: string;
                            what: string;
                            why: string;
                            how: string;
                            triedOut?: string;
                            interest: number;
                            demand: number;
                            at: string;
                            chosen: {
                                reason: string;
                                at: string;
                            } | null;
                        }[];
                        dropped: {
                            skillId: string;
                            title: string;
                            reason: string;
                            at: string;
                        }[];
                        materials: {
                            findingId: string;
                            title: string;
                            /** @enum {string} */
                            kind: "paper" | "book" | "course" | "video" | "article";
                            /** Format: uri */
                            link?: string;
                            notes?: string;
                            at: string;
                        }[];
                        models: {
                            modelId: string;
                            title: string;
                            map?: string;
                            at: string;
                        }[];
                        projects: {
                            findingId: string;
                            title: string;
                            /** Format: uri */
                            link?: string;
                            summary?: string;
                            at: string;
                        }[];
                        specialisation: {
                            primary: string;
                            secondary: string;
                            reason?: string;
                            at: string;
                        } | null;
                        proofsOfWork: {
                            findingId: string;
                            title: string;
                            /** @enum {string} */
                            kind: "article" | "talk" | "podcast" | "mentoring" | "open-source" | "other";
                            /** Format: uri */
                            link?: string;
                            at: string;
                        }[];
                        certifications: {
                            findingId: string;
                            title: string;
                            issuer: string;
                            /** Format: date */
                            earnedOn: string;
                            at: string;
                        }[];
                        connections: {
                            findingId: string;
                            who: string;
                            how?: string;
                            at: string;
                        }[];
                        setbacks: {
                            findingId: string;
                            text: string;
                            response: string;
                            at: string;
                        }[];
                        priorities: {
                            findingId: string;
                            text: string;
                            /** @enum {string} */
                            kind: "must-have" | "good-to-have";
                            tradeOff?: string;
                            at: string;
                        }[];
                        risks: {
                            findingId: string;
                            risk: string;
                            likelihood: number;
                            impact: number;
                            response: string;
                            at: string;
                        }[];
                        targetRole: {
                            role: string;
                            /** Format: date */
                            by: string;
                            because?: string;
                            at: string;
                        } | null;
                        goals: {
                            findingId: string;
                            personal: string;
                            professional: string;
                            byYear: number;
                            at: string;
                        }[];
                        rungs: {
                            findingId: string;
                            /** @enum {string} */
                            rung: "training" | "fixed-jobs" | "consulting" | "agency" | "leadership";
                            experiment: string;
                            /** @enum {string} */
                            state: "idea" | "trying" | "holds" | "left";
                            at: string;
                        }[];
                        skillReturns: {
                            findingId: string;
                            skill: string;
                            hours: number;
                            yearlyGain: number;
                            at: string;
                        }[];
                        statements: {
                            phaseId: string;
                            text: string;
                            at: string;
                        }[];
                        applications: {
                            employer: string;
                            role: string;
                            /** @enum {string} */
                            where: "internal" | "external" | "own-business";
                            applicationId: string;
                            at: string;
                            /** @enum {string} */
                            stage: "applied" | "screening" | "interview" | "offer" | "accepted" | "rejected" | "withdrawn";
                            stages: {
                                /** @enum {string} */
                                stage: "applied" | "screening" | "interview" | "offer" | "accepted" | "rejected" | "withdrawn";
                                at: string;
                            }[];
                        }[];
                        minutes: number;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    "journey-as-of": {
        parameters: {
            query: {
                at: string;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        journeyId: string;
                        clientId: string;
                        clientName: string;
                        coachId: string;
                        coachName: string;
                        frameworkId: string;
                        frameworkVersion: number | null;
                        frameworkName: string;
                        cycle: number;
                        /** @enum {string} */
                        status: "open" | "paused" | "completed" | "withdrawn";
                        openedAt: string;
                        endedAt: string | null;
                        loopDueOn: string | null;
                        phaseId: string | null;
                        nextStep: {
                            /** @enum {string} */
                            kind: "step" | "demand" | "request-gate" | "wait-for-gate" | "wait-for-plan" | "paused" | "finished";
                            stepId: string | null;
                            tool: string | null;
                            title: string;
                            why: string;
                            minutes: number | null;
                        };
                        stepsDone: number;
                        stepsTotal: number;
                        phases: {
                            phaseId: string;
                            title: string;
                            purpose: string;
                            /** @enum {string} */
                            state: "done" | "current" | "ahead";
                            targetDate: string | null;
                            enteredAt: string | null;
                            completedAt: string | null;
                            steps: {
                                stepId: string;
                                title: string;
                                why: string;
                                how: string;
                                minutes: number | null;
                                required: boolean;
                                tool: string;
                                /** @enum {string} */
                                state: "open" | "started" | "done" | "skipped";
                                doneAt: string | null;
                                evidence: number;
                            }[];
                            gate: {
                                text: string;
                                ready: boolean;
                                openSteps: string[];
                                demands: {
                                    demandId: string;
                                    text: string;
                                    met: boolean;
                                    waived: boolean;
                                    waivable: boolean;
                                    have: number;
                                    need: number;
                                }[];
                            };
                        }[];
                        gate: {
                            /** @enum {string} */
                            state: "none" | "requested";
                            requestedAt: string | null;
                            answer: string | null;
                        };
                        evidence: {
                            total: number;
                            waiting: number;
                        };
                        pictures: {
                            /** @enum {string} */
                            at: "baseline" | "gate" | "end" | "follow-up";
                            takenAt: string;
                            role: string;
                            incomeBand: string;
                            respect: number;
                            confidence: number;
                            control: number;
                            weeklyHours: number;
                        }[];
                        support: {
                            title: string;
                            text: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    assessments: {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            assessmentId: string;
                            journeyId: string;
                            frameworkId: string;
                            frameworkVersion: number;
                            /** @enum {string} */
                            status: "open" | "completed" | "abandoned";
                            shared: boolean;
                            startedAt: string;
                            completedAt: string | null;
                            answers: {
                                [key: string]: {
                                    rating: number;
                                    words?: string;
                                };
                            };
                            score: number | null;
                            maximum: number;
                            percent: number | null;
                            band: string | null;
                            flags: string[];
                            honesty: number | null;
                            sinceLast: {
                                assessmentId: string;
                                percent: number;
                                ratings: {
                                    [key: string]: number;
                                };
                            } | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    caseload: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                ended?: "true" | "false";
                show?: "all" | "needing";
                reason?: "strain" | "gate-waiting" | "evidence-waiting" | "no-plan" | "overdue" | "stalled";
            };
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            journeyId: string;
                            clientId: string;
                            clientName: string;
                            cohortId: string | null;
                            cohortName: string | null;
                            /** @enum {string} */
                            status: "open" | "paused" | "completed" | "withdrawn";
                            cycle: number;
                            phaseId: string | null;
                            phaseTitle: string | null;
                            phasesDone: number;
                            phasesTotal: number;
                            phaseSince: string | null;
                            phaseTarget: string | null;
                            stepsDone: number;
                            stepsTotal: number;
                            attention: {
                                /** @enum {string} */
                                reason: "gate-waiting" | "evidence-waiting" | "strain" | "no-plan" | "stalled" | "overdue";
                                since: string;
                                about?: string;
                            }[];
                            lastActivityAt: string;
                        }[];
                        next: string | null;
                        total: number;
                        needing: number;
                        reasons: {
                            [key: string]: number;
                        };
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    cohorts: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            cohortId: string;
                            name: string;
                            status: string;
                            coachIds: string[];
                            coachNames: string[];
                            sponsorId: string | null;
                            sponsorName: string | null;
                            frameworkId: string;
                            templateId: string | null;
                            startsOn: string;
                            endsOn: string | null;
                            capacity: number;
                            enrolled: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    "cohort-board": {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path: {
                cohortId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cohortId: string;
                        name: string;
                        status: string;
                        frameworkId: string;
                        capacity: number;
                        startsOn: string;
                        columns: {
                            phaseId: string;
                            title: string;
                            clients: {
                                journeyId: string;
                                clientId: string;
                                clientName: string;
                                cohortId: string | null;
                                cohortName: string | null;
                                /** @enum {string} */
                                status: "open" | "paused" | "completed" | "withdrawn";
                                cycle: number;
                                phaseId: string | null;
                                phaseTitle: string | null;
                                phasesDone: number;
                                phasesTotal: number;
                                phaseSince: string | null;
                                phaseTarget: string | null;
                                stepsDone: number;
                                stepsTotal: number;
                                attention: {
                                    /** @enum {string} */
                                    reason: "gate-waiting" | "evidence-waiting" | "strain" | "no-plan" | "stalled" | "overdue";
                                    since: string;
                                    about?: string;
                                }[];
                                lastActivityAt: string;
                            }[];
                        }[];
                        waiting: {
                            journeyId: string;
                            clientId: string;
                            clientName: string;
                            cohortId: string | null;
                            cohortName: string | null;
                            /** @enum {string} */
                            status: "open" | "paused" | "completed" | "withdrawn";
                            cycle: number;
                            phaseId: string | null;
                            phaseTitle: string | null;
                            phasesDone: number;
                            phasesTotal: number;
                            phaseSince: string | null;
                            phaseTarget: string | null;
                            stepsDone: number;
                            stepsTotal: number;
                            attention: {
                                /** @enum {string} */
                                reason: "gate-waiting" | "evidence-waiting" | "strain" | "no-plan" | "stalled" | "overdue";
                                since: string;
                                about?: string;
                            }[];
                            lastActivityAt: string;
                        }[];
                        finished: {
                            journeyId: string;
                            clientId: string;
                            clientName: string;
                            cohortId: string | null;
                            cohortName: string | null;
                            /** @enum {string} */
                            status: "open" | "paused" | "completed" | "withdrawn";
                            cycle: number;
                            phaseId: string | null;
                            phaseTitle: string | null;
                            phasesDone: number;
                            phasesTotal: number;
                            phaseSince: string | null;
                            phaseTarget: string | null;
                            stepsDone: number;
                            stepsTotal: number;
                            attention: {
                                /** @enum {string} */
                                reason: "gate-waiting" | "evidence-waiting" | "strain" | "no-plan" | "stalled" | "overdue";
                                since: string;
                                about?: string;
                            }[];
                            lastActivityAt: string;
                        }[];
                        withdrawn: {
                            journeyId: string;
                            clientId: string;
                            clientName: string;
                            cohortId: string | null;
                            cohortName: string | null;
                            /** @enum {string} */
                            status: "open" | "paused" | "completed" | "withdrawn";
                            cycle: number;
                            phaseId: string | null;
                            phaseTitle: string | null;
                            phasesDone: number;
                            phasesTotal: number;
                            phaseSince: string | null;
                            phaseTarget: string | null;
                            stepsDone: number;
                            stepsTotal: number;
                            attention: {
                                /** @enum {string} */
                                reason: "gate-waiting" | "evidence-waiting" | "strain" | "no-plan" | "stalled" | "overdue";
                                since: string;
                                about?: string;
                            }[];
                            lastActivityAt: string;
                        }[];
                        moreEnded: number;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    engagement: {
        parameters: {
            query: {
                from: string;
                to: string;
                cohortId?: string;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        weeks: number;
                        items: {
                            journeyId: string;
                            clientId: string;
                            clientName: string;
                            cohortId: string | null;
                            cohortName: string | null;
                            /** @enum {string} */
                            status: "open" | "paused" | "completed" | "withdrawn";
                            cycle: number;
                            phaseId: string | null;
                            phaseTitle: string | null;
                            phasesDone: number;
                            phasesTotal: number;
                            phaseSince: string | null;
                            phaseTarget: string | null;
                            stepsDone: number;
                            stepsTotal: number;
                            attention: {
                                /** @enum {string} */
                                reason: "gate-waiting" | "evidence-waiting" | "strain" | "no-plan" | "stalled" | "overdue";
                                since: string;
                                about?: string;
                            }[];
                            lastActivityAt: string;
                            engagement: {
                                activeWeeks: number;
                                stepsDone: number;
                                minutes: number;
                                findings: number;
                                evidenceSubmitted: number;
                                evidenceAccepted: number;
                                gatesPassed: number;
                                lastActivityAt: string | null;
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    figures: {
        parameters: {
            query?: {
                group?: string;
                period?: string;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        smallestReportableGroup: number;
                        /** @enum {string} */
                        reportingPeriod: "month" | "quarter";
                        groups: {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "all" | "sponsor" | "cohort" | "framework";
                        }[];
                        group: string | null;
                        periods: string[];
                        frameworks: {
                            id: string;
                            name: string;
                            phases: {
                                id: string;
                                title: string;
                            }[];
                            bands: {
                                id: string;
                                title: string;
                            }[];
                        }[];
                        figures: {
                            period: string;
                            startsOn: string;
                            endsOn: string;
                            publishedAt: string;
                            asOfPosition: number | null;
                            rules: {
                                smallestReportableGroup: number;
                                stallDays: number;
                                definitions: number;
                            };
                            tables: {
                                [key: string]: {
                                    n: number;
                                    blocks: {
                                        categories: string[];
                                        count: number | null;
                                    }[];
                                    change?: {
                                        n: number;
                                        mean: {
                                            value: number;
                                            low: number;
                                            high: number;
                                        };
                                        effect: number | null;
                                    };
                                    spread?: {
                                        n: number;
                                        median: number;
                                        ninetieth: number;
                                    };
                                    curve?: {
                                        steps: {
                                            days: number;
                                            share: number;
                                        }[];
                                        median: number | null;
                                    };
                                    asOf: string;
                                };
                            };
                            restated: {
                                at: string;
                                reason: string;
                                rules: {
                                    smallestReportableGroup: number;
                                    stallDays: number;
                                    definitions: number;
                                };
                                tables: {
                                    [key: string]: {
                                        n: number;
                                        blocks: {
                                            categories: string[];
                                            count: number | null;
                                        }[];
                                        change?: {
                                            n: number;
                                            mean: {
                                                value: number;
                                                low: number;
                                                high: number;
                                            };
                                            effect: number | null;
                                        };
                                        spread?: {
                                            n: number;
                                            median: number;
                                            ninetieth: number;
                                        };
                                        curve?: {
                                            steps: {
                                                days: number;
                                                share: number;
                                            }[];
                                            median: number | null;
                                        };
                                        asOf: string;
                                    };
                                };
                            } | null;
                        } | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    "caseload-as-of": {
        parameters: {
            query: {
                at: string;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            journeyId: string;
                            clientId: string;
                            clientName: string;
                            cohortId: string | null;
                            cohortName: string | null;
                            /** @enum {string} */
                            status: "open" | "paused" | "completed" | "withdrawn";
                            cycle: number;
                            phaseId: string | null;
                            phaseTitle: string | null;
                            phasesDone: number;
                            phasesTotal: number;
                            phaseSince: string | null;
                            phaseTarget: string | null;
                            stepsDone: number;
                            stepsTotal: number;
                            attention: {
                                /** @enum {string} */
                                reason: "gate-waiting" | "evidence-waiting" | "strain" | "no-plan" | "stalled" | "overdue";
                                since: string;
                                about?: string;
                            }[];
                            lastActivityAt: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    rights: {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            name: string;
                            email: string;
                        } | null;
                        consents: {
                            at: string;
                            reportingConsent: boolean;
                        }[];
                        erasure: {
                            requestedAt: string;
                            dueAt: string;
                        } | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    erasures: {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            personId: string;
                            name: string | null;
                            /** @enum {string} */
                            status: "requested" | "carried-out";
                            /** @enum {string} */
                            why: "asked" | "retention";
                            bySelf: boolean;
                            requestedAt: string;
                            dueAt: string;
                            carriedOutAt: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    "audit-trail": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            position: number;
                            type: string;
                            actorName: string;
                            aboutName: string | null;
                            at: string;
                            why: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    members: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                role?: "owner" | "coach" | "client" | "sponsor";
            };
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            personId: string;
                            name: string;
                            email: string;
                            roles: ("owner" | "coach" | "client" | "sponsor")[];
                            sponsorId: string | null;
                            /** @enum {string} */
                            status: "invited" | "active" | "revoked" | "expired" | "removed";
                            invitationId: string | null;
                            invitedRole: ("owner" | "coach" | "client" | "sponsor") | null;
                            expiresAt: string | null;
                            since: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    organisation: {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tenantId: string;
                        name: string;
                        settings: {
                            smallestReportableGroup: number;
                            stallDays: number;
                            /** @enum {string} */
                            locale: "en" | "de";
                            loopYears: number;
                            defaultFrameworkId: string | null;
                            /** @enum {string} */
                            reportingPeriod: "month" | "quarter";
                            retentionMonths: number | null;
                            brandColour: string | null;
                        };
                        sponsors: {
                            sponsorId: string;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    frameworks: {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            frameworkId: string;
                            name: string;
                            profession: string;
                            description: string;
                            status: string;
                            versions: {
                                version: number;
                                publishedAt: string;
                            }[];
                            phases: {
                                phaseId: string;
                                title: string;
                            }[];
                            changedAt: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    framework: {
        parameters: {
            query?: {
                version?: "draft" | number;
            };
            header?: {
                "Switchback-After"?: string;
            };
            path: {
                frameworkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        frameworkId: string;
                        status: string;
                        version: number | null;
                        content: {
                            name: string;
                            profession: string;
                            description: string;
                            loopYears: {
                                from: number;
                                to: number;
                            };
                            phases: {
                                id: string;
                                title: string;
                                purpose: string;
                                weeks: {
                                    from: number;
                                    to: number;
                                };
                                /** @default [] */
                                signs: {
                                    id: string;
                                    text: string;
                                }[];
                                /** @default [] */
                                shelves: {
                                    id: string;
                                    title: string;
                                    topics: {
                                        id: string;
                                        title: string;
                                        hint?: string;
                                    }[];
                                }[];
                                /** @default [] */
                                dropSuggestions: {
                                    id: string;
                                    title: string;
                                    hint?: string;
                                }[];
                                /** @default [] */
                                learningMaps: {
                                    id: string;
                                    title: string;
                                    topics: {
                                        id: string;
                                        title: string;
                                        hint?: string;
                                    }[];
                                }[];
                                /** @default [] */
                                support: {
                                    title: string;
                                    text: string;
                                }[];
                                steps: {
                                    id: string;
                                    title: string;
                                    why: string;
                                    how: string;
                                    minutes: number;
                                    required: boolean;
                                    /**
                                     * @default none
                                     * @enum {string}
                                     */
                                    tool: "none" | "assessment" | "baseline" | "statement" | "signs" | "explore" | "choose-areas" | "drop-list" | "materials" | "learning-map" | "project" | "specialisation" | "proof-of-work" | "certification" | "network" | "setback-plan" | "priorities" | "risk" | "target-role" | "goal-map" | "value-ladder" | "skill-returns" | "applications" | "outcome";
                                }[];
                                gate: {
                                    text: string;
                                    demands: {
                                        id: string;
                                        text: string;
                                        anyOf: {
                                            /** @enum {string} */
                                            count: "evidence-accepted" | "assessment-shared" | "baseline" | "statement" | "sign" | "area-explored" | "area-chosen" | "skill-dropped" | "material-studied" | "model-learned" | "project" | "specialisation" | "proof-of-work" | "certification" | "connection" | "setback" | "priority" | "risk" | "target-role" | "goal" | "rung" | "skill-return" | "application" | "application-accepted" | "outcome";
                                            atLeast: number;
                                            atMost?: number;
                                        }[];
                                        /** @default false */
                                        waivable: boolean;
                                    }[];
                                };
                            }[];
                            assessment: {
                                title: string;
                                introduction: string;
                                questions: {
                                    id: string;
                                    text: string;
                                    looksAt: string;
                                    anchors: [
                                        string,
                                        string,
                                        string,
                                        string,
                                        string
                                    ];
                                }[];
                                bands: {
                                    id: string;
                                    title: string;
                                    from: number;
                                    meaning: string;
                                }[];
                                wellbeing: {
                                    questionIds: string[];
                                    meanAtLeast: number;
                                };
                                workedExample?: {
                                    title: string;
                                    story: string;
                                    /** Format: date */
                                    takenOn: string;
                                    answers: {
                                        questionId: string;
                                        rating: number;
                                        words: string;
                                    }[];
                                };
                            } | null;
                        };
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    "plan-templates": {
        parameters: {
            query?: never;
            header?: {
                "Switchback-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            templateId: string;
                            name: string;
                            frameworkId: string;
                            frameworkVersion: number;
                            draft: {
                                excluded: string[];
                                weeks: {
                                    [key: string]: number;
                                };
                            };
                            published: {
                                excluded: string[];
                                weeks: {
                                    [key: string]: number;
                                };
                            } | null;
                            versions: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    submitFile: {
        parameters: {
            query: {
                stepId: string;
            };
            header: {
                "Evidence-Title": string;
                "Evidence-File-Name": string;
                "Idempotency-Key": string;
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path: {
                journeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/png": string;
                "image/jpeg": string;
                "image/webp": string;
                "application/zip": string;
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                "application/vnd.openxmlformats-officedocument.presentationml.presentation": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description The position of the tenant after this: send it in Switchback-After to read what was done. */
                    "Switchback-Position": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandResult"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            412: components["responses"]["StaleVersion"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    evidenceFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journeyId: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    readers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            page: string;
                            day: string;
                            times: number;
                            lastAt: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    archive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ZIP archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            409: components["responses"]["Refused"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        format: string;
                        tenantId: string;
                        personId: string;
                        requestedAt: string;
                        carriedOutAt: string | null;
                        destroyed: {
                            key: number;
                            files: number;
                            accounts: number;
                        };
                        position: number | null;
                        chainHash: string | null;
                        signature: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            name: string;
                            reportingConsent: boolean;
                        };
                        tenant: {
                            tenantId: string;
                            name: string;
                            brandColour: string | null;
                            /** @enum {string} */
                            language: "en" | "de";
                        };
                        preferences: {
                            language: ("en" | "de") | null;
                            timeZone: string | null;
                        };
                        roles: ("owner" | "coach" | "client" | "sponsor")[];
                        tenants: {
                            tenantId: string;
                            name: string;
                        }[];
                        csrfToken: string;
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            name: string;
                            reportingConsent: boolean;
                        };
                        tenant: {
                            tenantId: string;
                            name: string;
                            brandColour: string | null;
                            /** @enum {string} */
                            language: "en" | "de";
                        };
                        preferences: {
                            language: ("en" | "de") | null;
                            timeZone: string | null;
                        };
                        roles: ("owner" | "coach" | "client" | "sponsor")[];
                        tenants: {
                            tenantId: string;
                            name: string;
                        }[];
                        csrfToken: string;
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    switchTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    tenantId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            name: string;
                            reportingConsent: boolean;
                        };
                        tenant: {
                            tenantId: string;
                            name: string;
                            brandColour: string | null;
                            /** @enum {string} */
                            language: "en" | "de";
                        };
                        preferences: {
                            language: ("en" | "de") | null;
                            timeZone: string | null;
                        };
                        roles: ("owner" | "coach" | "client" | "sponsor")[];
                        tenants: {
                            tenantId: string;
                            name: string;
                        }[];
                        csrfToken: string;
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    prefer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language: ("en" | "de") | null;
                    timeZone: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            name: string;
                            reportingConsent: boolean;
                        };
                        tenant: {
                            tenantId: string;
                            name: string;
                            brandColour: string | null;
                            /** @enum {string} */
                            language: "en" | "de";
                        };
                        preferences: {
                            language: ("en" | "de") | null;
                            timeZone: string | null;
                        };
                        roles: ("owner" | "coach" | "client" | "sponsor")[];
                        tenants: {
                            tenantId: string;
                            name: string;
                        }[];
                        csrfToken: string;
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in. */
                "X-CSRF-Token"?: components["parameters"]["CsrfToken"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: string;
                    to: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    setUpState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        needed: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    organisation: string;
                    name: string;
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            name: string;
                            reportingConsent: boolean;
                        };
                        tenant: {
                            tenantId: string;
                            name: string;
                            brandColour: string | null;
                            /** @enum {string} */
                            language: "en" | "de";
                        };
                        preferences: {
                            language: ("en" | "de") | null;
                            timeZone: string | null;
                        };
                        roles: ("owner" | "coach" | "client" | "sponsor")[];
                        tenants: {
                            tenantId: string;
                            name: string;
                        }[];
                        csrfToken: string;
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invitation: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organisation: string;
                        name: string;
                        email: string;
                        role: string;
                        expiresAt: string;
                        /** @enum {string} */
                        signedIn: "no" | "as-invited" | "as-other";
                        comesBack: boolean;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invitation: string;
                    password?: string;
                    reportingConsent: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            personId: string;
                            name: string;
                            reportingConsent: boolean;
                        };
                        tenant: {
                            tenantId: string;
                            name: string;
                            brandColour: string | null;
                            /** @enum {string} */
                            language: "en" | "de";
                        };
                        preferences: {
                            language: ("en" | "de") | null;
                            timeZone: string | null;
                        };
                        roles: ("owner" | "coach" | "client" | "sponsor")[];
                        tenants: {
                            tenantId: string;
                            name: string;
                        }[];
                        csrfToken: string;
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reset: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyAttempts"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
    invitationLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        path: string;
                        expiresAt: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ViewBehind"];
        };
    };
}
