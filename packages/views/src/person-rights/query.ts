import { z } from 'zod'
import { consentHistoryTable } from '../consent-history/table.js'
import { erasureRegisterTable } from '../erasure-register/table.js'
import { namesOf } from '../people/names.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { defineQuery } from '../reading/query.js'

export const rightsQuery = defineQuery({
  name: 'rights',
  path: 'rights',
  summary: 'What one agreed to and when one changed it, and whether one is to be erased.',
  input: z.object({}),
  output: z.object({
    person: z.object({ personId: z.string(), name: z.string(), email: z.string() }).nullable(),
    consents: z.array(z.object({ at: z.string(), reportingConsent: z.boolean() })),
    erasure: z.object({ requestedAt: z.string(), dueAt: z.string() }).nullable(),
  }),
  tables: [consentHistoryTable, erasureRegisterTable, memberDirectoryTable],
  async read(rows, context) {
    const personId = context.actor.id
    const member = await rows.get(memberDirectoryTable, personId)
    const erasure = await rows.get(erasureRegisterTable, personId)
    return {
      person: member && { personId, name: member.name, email: member.email },
      consents: (await rows.get(consentHistoryTable, personId))?.changes ?? [],
      erasure: erasure && { requestedAt: erasure.requestedAt, dueAt: erasure.dueAt },
    }
  },
})

export const erasuresQuery = defineQuery({
  name: 'erasures',
  path: 'erasures',
  summary: 'Who is to be erased and when, and who was.',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        personId: z.string(),
        /** Null once the person is erased: their name cannot be decrypted any more. */
        name: z.string().nullable(),
        status: z.enum(['requested', 'carried-out']),
        why: z.enum(['asked', 'retention']),
        /** Whether they asked for it themselves: then no one else can withdraw it. */
        bySelf: z.boolean(),
        requestedAt: z.string(),
        dueAt: z.string(),
        carriedOutAt: z.string().nullable(),
      }),
    ),
  }),
  tables: [erasureRegisterTable, memberDirectoryTable],
  async read(rows) {
    const register = await rows.find(erasureRegisterTable, {}, { order: { requestedAt: 'DESC' }, take: 1_000 })
    const nameOf = await namesOf(
      rows,
      register.map(({ key }) => key),
    )
    return {
      items: register.map(({ key, status, why, bySelf, requestedAt, dueAt, carriedOutAt }) => ({
        personId: key,
        name: status === 'requested' ? nameOf(key) : null,
        status: status as 'requested',
        why: why as 'asked',
        bySelf,
        requestedAt,
        dueAt,
        carriedOutAt,
      })),
    }
  },
})
