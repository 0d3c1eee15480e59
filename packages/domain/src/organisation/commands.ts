import { z } from 'zod'
import { defineCommands, type CommandOf } from '../kernel/commands.js'
import { AnyText, Email, Id, Text } from '../kernel/fields.js'
import { MemberRole, Settings, smallestGroupEver } from './events.js'

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
  /** Corrects a person's name or address, by a new event. */
  CorrectMember: z
    .strictObject({ personId: Id, name: Text(120).optional(), email: Email.optional() })
    .refine(({ name, email }) => name !== undefined || email !== undefined, { error: 'Say what to correct.' }),
  /** Requests the erasure of a person after some days, in which it can be withdrawn. */
  RequestErasure: z.strictObject({ personId: Id, days: z.int().min(0).max(30).default(7) }),
  DemandErasure: z.strictObject({ personId: Id }),
  WithdrawErasure: z.strictObject({ personId: Id }),
  ConfirmErasure: z.strictObject({ personId: Id, files: z.int().min(0), accounts: z.int().min(0) }),
  NoteMove: z.strictObject({
    fingerprints: z.array(z.strictObject({ personId: Id, emailFingerprint: AnyText })).max(1_000),
  }),
  ChangeSettings: z.strictObject({
    settings: Settings.extend({ smallestReportableGroup: z.int().min(smallestGroupEver).max(50) })
      .partial()
      .refine((settings) => Object.keys(settings).length > 0, {
        error: 'Name at least one setting.',
      }),
  }),
})
export type OrganisationCommand<Type extends keyof typeof organisationCommands = keyof typeof organisationCommands> =
  CommandOf<typeof organisationCommands, Type>
