import { EntitySchema } from 'typeorm'

/** Someone who can sign in. The address is kept as a keyed fingerprint alone. */
export interface Account {
  id: string
  emailFingerprint: string
  passwordHash: string
  createdAt: Date
  language: 'en' | 'de' | null
  /** An IANA name, such as `Europe/Berlin`. */
  timeZone: string | null
  /** Which invitation or set-up made it, so that the request can be repeated where its answer was lost. */
  madeBy: string | null
}

/** Which person of which tenant an account is. */
export interface Membership {
  accountId: string
  tenantId: string
  personId: string
  linkedAt: Date
}

/** A browser that is signed in. The token itself is known to the browser alone. */
export interface SessionRow {
  tokenHash: Buffer
  accountId: string
  tenantId: string
  personId: string
  createdAt: Date
  expiresAt: Date
  seenAt: Date
}

/** A link that sets a new password, once. */
export interface PasswordReset {
  accountId: string
  tokenHash: Buffer
  expiresAt: Date
}

/** The one set-up of the installation. */
export interface SetUpRow {
  onlyRow: boolean
  id: string
  doneAt: Date | null
}

/** How often someone read a page about someone else on one day. */
export interface AccessRecord {
  tenantId: string
  personId: string
  /** Such as `2027-03-01`. */
  day: string
  readerId: string
  page: string
  times: number
  lastAt: Date
}

/** A file that a client submitted, encrypted with their own key. */
export interface EvidenceFile {
  tenantId: string
  fileId: string
  journeyId: string
  personId: string
  mediaType: string
  bytes: number
  sha256: string
  sealed: Buffer
  storedAt: Date
}

const moment = { type: 'timestamptz' } as const

export const Accounts = new EntitySchema<Account>({
  name: 'account',
  columns: {
    id: { type: 'uuid', primary: true },
    emailFingerprint: { type: 'text', name: 'email_fingerprint', unique: true },
    passwordHash: { type: 'text', name: 'password_hash' },
    createdAt: { ...moment, name: 'created_at', default: () => 'now()' },
    language: { type: 'text', nullable: true },
    timeZone: { type: 'text', name: 'time_zone', nullable: true },
    madeBy: { type: 'uuid', name: 'made_by', nullable: true },
  },
})

export const Memberships = new EntitySchema<Membership>({
  name: 'account_membership',
  columns: {
    accountId: { type: 'uuid', name: 'account_id', primary: true },
    tenantId: { type: 'uuid', name: 'tenant_id', primary: true },
    personId: { type: 'uuid', name: 'person_id' },
    linkedAt: { ...moment, name: 'linked_at', default: () => 'clock_timestamp()' },
  },
})

export const Sessions = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    tokenHash: { type: 'bytea', name: 'token_hash', primary: true },
    accountId: { type: 'uuid', name: 'account_id' },
    tenantId: { type: 'uuid', name: 'tenant_id' },
    personId: { type: 'uuid', name: 'person_id' },
    createdAt: { ...moment, name: 'created_at', default: () => 'now()' },
    expiresAt: { ...moment, name: 'expires_at' },
    seenAt: { ...moment, name: 'seen_at', default: () => 'now()' },
  },
})

export const PasswordResets = new EntitySchema<PasswordReset>({
  name: 'password_reset',
  columns: {
    accountId: { type: 'uuid', name: 'account_id', primary: true },
    tokenHash: { type: 'bytea', name: 'token_hash', unique: true },
    expiresAt: { ...moment, name: 'expires_at' },
  },
})

export const SetUps = new EntitySchema<SetUpRow>({
  name: 'set_up',
  columns: {
    onlyRow: { type: 'boolean', name: 'only_row', primary: true, default: true },
    id: { type: 'uuid' },
    doneAt: { ...moment, name: 'done_at', nullable: true },
  },
})

export const AccessRecordRows = new EntitySchema<AccessRecord>({
  name: 'access_record',
  columns: {
    tenantId: { type: 'uuid', name: 'tenant_id', primary: true },
    personId: { type: 'uuid', name: 'person_id', primary: true },
    day: { type: 'date', primary: true },
    readerId: { type: 'uuid', name: 'reader_id', primary: true },
    page: { type: 'text', primary: true },
    times: { type: 'integer' },
    lastAt: { ...moment, name: 'last_at' },
  },
})

export const EvidenceFileRows = new EntitySchema<EvidenceFile>({
  name: 'evidence_file',
  columns: {
    tenantId: { type: 'uuid', name: 'tenant_id', primary: true },
    fileId: { type: 'uuid', name: 'file_id', primary: true },
    journeyId: { type: 'uuid', name: 'journey_id' },
    personId: { type: 'uuid', name: 'person_id' },
    mediaType: { type: 'text', name: 'media_type' },
    bytes: { type: 'integer' },
    sha256: { type: 'text' },
    sealed: { type: 'bytea' },
    storedAt: { ...moment, name: 'stored_at', default: () => 'now()' },
  },
})

export const entities = [
  Accounts,
  Memberships,
  Sessions,
  PasswordResets,
  SetUps,
  AccessRecordRows,
  EvidenceFileRows,
] as EntitySchema[]
