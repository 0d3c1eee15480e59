import { z } from 'zod'
import { defineEvents, type EventOf } from '../kernel/events.js'
import { AnyText, Email, Id, Moment, personal, Text } from '../kernel/fields.js'

export const MemberRole = z.enum(['owner', 'coach', 'client', 'sponsor'])

/** What a tenant may set about itself. */
export const Settings = z.strictObject({
  /** The fewest people an aggregate may be about; an older setting below 5 counts as 5. */
  smallestReportableGroup: z.int().min(3).max(50),
  /** Days without an own event after which a journey counts as stalled. */
  stallDays: z.int().min(3).max(180),
  locale: z.enum(['en', 'de']),
  /** Years until a finished journey loops back to the first phase. */
  loopYears: z.int().min(1).max(10),
  defaultFrameworkId: Id.nullable(),
  /** How often aggregates come out: after the end of each. */
  reportingPeriod: z.enum(['month', 'quarter']),
  /** Months after which people who have left are erased; null for never. */
  retentionMonths: z.int().min(1).max(240).nullable(),
  /** The colour of the practice, as `#rrggbb`; screens choose a readable shade of it. */
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
  reportingPeriod: 'month',
  retentionMonths: null,
  brandColour: null,
}

/** The fewest people that an organisation may set an aggregate to be about. */
export const smallestGroupEver = 5

/**
 * Settings with what was changed. The smallest reportable group never falls, whatever is recorded: people agreed to be counted in
 * groups of at least that size.
 */
export const settingsAfter = (before: Settings, changed: Partial<Settings>): Settings => ({
  ...before,
  ...changed,
  smallestReportableGroup: Math.max(before.smallestReportableGroup, changed.smallestReportableGroup ?? 0),
})

export const invitationDays = 14

export const organisationEvents = defineEvents('organisation', {
  OrganisationFounded: {
    v: 1,
    data: z.strictObject({
      name: Text(120),
      ownerId: Id,
      ownerName: personal(Text(120)),
      ownerEmail: personal(Email),
      emailFingerprint: AnyText,
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
      emailFingerprint: AnyText,
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
  MemberRemoved: { v: 1, data: z.strictObject({ personId: Id, reason: personal(Text(500)).optional() }) },
  ReportingConsentChanged: { v: 1, data: z.strictObject({ personId: Id, reportingConsent: z.boolean() }) },
  MemberCorrected: {
    v: 1,
    data: z.strictObject({
      personId: Id,
      name: personal(Text(120)).optional(),
      email: personal(Email).optional(),
      emailFingerprint: AnyText.optional(),
    }),
  },
  /** Someone requested an erasure, or retention demands it; it is carried out once it is due. */
  ErasureRequested: {
    v: 1,
    data: z.strictObject({
      personId: Id,
      dueAt: Moment,
      why: z.enum(['asked', 'retention']),
      /** Present where the person requested it themselves: then no one else can take it back. */
      bySelf: z.literal(true).optional(),
    }),
  },
  ErasureWithdrawn: { v: 1, data: z.strictObject({ personId: Id }) },
  /** The person's key is destroyed: no one can decrypt what it encrypted, in any copy. */
  ErasureCarriedOut: {
    v: 1,
    data: z.strictObject({ personId: Id, files: z.int().min(0), accounts: z.int().min(0) }),
  },
  /** The organisation came from another installation, where addresses had other fingerprints. */
  OrganisationMoved: {
    v: 1,
    data: z.strictObject({
      fingerprints: z.array(z.strictObject({ personId: Id, emailFingerprint: AnyText })).max(1_000),
    }),
  },
  SettingsChanged: { v: 1, data: z.strictObject({ settings: Settings.partial() }) },
})
export type OrganisationEvent<
  Type extends keyof typeof organisationEvents.definitions = keyof typeof organisationEvents.definitions,
> = EventOf<typeof organisationEvents, Type>
