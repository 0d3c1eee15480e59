import { z } from 'zod'
import { defineEvents, type EventOf } from '../decider/events.js'
import { Email, Id, Moment, personal, Text } from '../decider/fields.js'

export const MemberRole = z.enum(['owner', 'coach', 'client', 'sponsor'])

/** What a tenant may set about itself. */
export const Settings = z.strictObject({
  /** The fewest people an aggregate may be about (analytics.md: never below 3). */
  smallestReportableGroup: z.int().min(3).max(50),
  /** Days without an own event after which a journey counts as stalled. */
  stallDays: z.int().min(3).max(180),
  locale: z.enum(['en', 'de']),
  /** Years until a finished journey loops back to the first phase. */
  loopYears: z.int().min(1).max(10),
  defaultFrameworkId: Id.nullable(),
  /** The colour of the practice, as `#rrggbb`; screens choose the shade of it that can be read. */
  brandColour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, { error: 'Write a colour as #rrggbb, in lower case.' })
    .nullable(),
})
export type Settings = z.infer<typeof Settings>

export const settingsAtFirst: Settings = {
  smallestReportableGroup: 5,
  stallDays: 14,
  locale: 'en',
  loopYears: 3,
  defaultFrameworkId: null,
  brandColour: null,
}

export const invitationDays = 14

export const organisationEvents = defineEvents('organisation', {
  OrganisationFounded: {
    v: 1,
    data: z.strictObject({
      name: Text(120),
      ownerId: Id,
      ownerName: personal(Text(120)),
      ownerEmail: personal(Email),
      emailFingerprint: z.string(),
    }),
  },
  SponsorAdded: { v: 1, data: z.strictObject({ sponsorId: Id, name: Text(120) }) },
  MemberInvited: {
    v: 1,
    data: z.strictObject({
      invitationId: Id,
      personId: Id,
      name: personal(Text(120)),
      email: personal(Email),
      emailFingerprint: z.string(),
      role: MemberRole,
      sponsorId: Id.optional(),
      expiresAt: Moment,
    }),
  },
  InvitationRenewed: { v: 1, data: z.strictObject({ invitationId: Id, personId: Id, expiresAt: Moment }) },
  InvitationAccepted: {
    v: 1,
    data: z.strictObject({
      invitationId: Id,
      personId: Id,
      role: MemberRole,
      /** Whether the person agrees to be counted in aggregates. */
      reportingConsent: z.boolean(),
    }),
  },
  InvitationRevoked: { v: 1, data: z.strictObject({ invitationId: Id, personId: Id }) },
  InvitationExpired: { v: 1, data: z.strictObject({ invitationId: Id, personId: Id }) },
  RoleGranted: { v: 1, data: z.strictObject({ personId: Id, role: MemberRole, sponsorId: Id.optional() }) },
  RoleRevoked: { v: 1, data: z.strictObject({ personId: Id, role: MemberRole }) },
  MemberRemoved: { v: 1, data: z.strictObject({ personId: Id, reason: Text(500).optional() }) },
  ReportingConsentChanged: { v: 1, data: z.strictObject({ personId: Id, reportingConsent: z.boolean() }) },
  SettingsChanged: { v: 1, data: z.strictObject({ settings: Settings.partial() }) },
})
export type OrganisationEvent = EventOf<typeof organisationEvents>
