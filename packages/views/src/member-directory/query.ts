import { MemberRole } from '@switchback/domain/organisation/events'
import { In } from 'typeorm'
import { z } from 'zod'
import { defineQuery, pageInput, permit } from '../reading/query.js'
import type { RowFinder } from '../reading/view-reader.js'
import { memberDirectoryTable } from './table.js'

const Member = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(MemberRole),
  sponsorId: z.string().nullable(),
  status: z.enum(['invited', 'active', 'revoked', 'expired', 'removed']),
  invitationId: z.string().nullable(),
  invitedRole: MemberRole.nullable(),
  expiresAt: z.string().nullable(),
  since: z.string(),
})

export const membersQuery = defineQuery({
  name: 'members',
  path: 'members',
  summary: 'The people of the tenant, newest first, in pages.',
  input: z.object({ ...pageInput, role: MemberRole.optional() }),
  output: z.object({ items: z.array(Member), next: z.string().nullable() }),
  tables: [memberDirectoryTable],
  async ask(rows, asking, { limit, cursor, role }) {
    permit('members', asking)
    const skip = cursor ? Number(cursor) || 0 : 0
    const all = await rows.find(memberDirectoryTable, {}, { order: { since: 'DESC', key: 'ASC' } })
    const wanted = role ? all.filter(({ roles, invitedRole }) => roles.includes(role) || invitedRole === role) : all
    const page = wanted.slice(skip, skip + limit)
    return {
      items: page.map(
        ({ key, reportingConsent: _, ...member }) => ({ ...member, personId: key }) as z.infer<typeof Member>,
      ),
      next: skip + limit < wanted.length ? String(skip + limit) : null,
    }
  },
})

/** The names of people, still sealed: they are opened with the answer. Unknown people are called by a dash. */
export async function namesOf(
  rows: RowFinder,
  personIds: (string | null)[],
): Promise<(personId: string | null) => string> {
  const members = await rows.find(memberDirectoryTable, { key: In([...new Set(personIds)]) })
  const names = new Map(members.map(({ key, name }) => [key, name]))
  return (personId) => (personId && names.get(personId)) || '–'
}
