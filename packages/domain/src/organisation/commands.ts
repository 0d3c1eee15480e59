import { z } from 'zod'
import { defineCommands, type CommandOf } from '../decider/commands.js'
import { Email, Id, Text } from '../decider/fields.js'
import { MemberRole, Settings } from './events.js'

export const organisationCommands = defineCommands({
  FoundOrganisation: z.strictObject({ name: Text(120), ownerId: Id, ownerName: Text(120), ownerEmail: Email }),
  AddSponsor: z.strictObject({ name: Text(120) }),
  InviteMember: z.strictObject({
    name: Text(120),
    email: Email,
    role: MemberRole,
    /** The sponsoring organisation, for a sponsor only. */
    sponsorId: Id.optional(),
  }),
  RenewInvitation: z.strictObject({ invitationId: Id }),
  AcceptInvitation: z.strictObject({ invitationId: Id, reportingConsent: z.boolean().default(false) }),
  RevokeInvitation: z.strictObject({ invitationId: Id }),
  ExpireInvitation: z.strictObject({ invitationId: Id }),
  GrantRole: z.strictObject({ personId: Id, role: MemberRole, sponsorId: Id.optional() }),
  RevokeRole: z.strictObject({ personId: Id, role: MemberRole }),
  RemoveMember: z.strictObject({ personId: Id, reason: Text(500).optional() }),
  ChangeReportingConsent: z.strictObject({ reportingConsent: z.boolean() }),
  ChangeSettings: z.strictObject({
    settings: Settings.partial().refine((settings) => Object.keys(settings).length > 0, {
      error: 'Name at least one setting.',
    }),
  }),
})
export type OrganisationCommand = CommandOf<typeof organisationCommands>
