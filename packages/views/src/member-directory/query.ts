import { Id, Moment } from '@switchback/domain/kernel/fields'
import { MemberRole } from '@switchback/domain/organisation/events'
import { z } from 'zod'
import { paging } from '../reading/paging.js'
import { defineQuery } from '../reading/query.js'
import { coachCaseloadTable } from '../coach-caseload/table.js'
import { cohortBoardTable } from '../cohort-board/table.js'
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

const pages = paging(z.tuple([Moment, Id]))

export const membersQuery = defineQuery({
  name: 'members',
  path: 'members',
  summary:
    'The people of the tenant, newest first, in pages. A coach sees owners and coaches, the clients of their journeys and cohorts, and clients without a coach.',
  input: z.object({ ...pages.input, role: MemberRole.optional() }),
  output: z.object({ items: z.array(Member), next: z.string().nullable() }),
  tables: [memberDirectoryTable, coachCaseloadTable, cohortBoardTable],
  async read(rows, context, { limit, cursor, role }) {
    const isOwner = context.actor.roles.includes('owner')
    const found = await rows.sql<{ key: string; own: boolean }>(
      { member: memberDirectoryTable, cases: coachCaseloadTable, cohort: cohortBoardTable },
      membersSql,
      [context.actor.id, isOwner, role ?? null, cursor?.[0] ?? null, cursor?.[1] ?? null, limit + 1],
    )
    const members = await rows.find(memberDirectoryTable, { key: { anyOf: found.map(({ key }) => key) } })
    const byKey = new Map(members.map((member) => [member.key, member]))
    const { items: page, next } = pages.page(found, limit, ({ key }) => [byKey.get(key)!.since, key])
    return {
      items: page.map(({ key, own }) => {
        const { roles, ...member } = byKey.get(key)!
        // That a colleague is somewhere a client or sponsor as well is no matter of a coach.
        const shown = isOwner || own ? roles : roles.filter((one) => one === 'owner' || one === 'coach')
        return { ...member, roles: shown, personId: key } as z.infer<typeof Member>
      }),
      next,
    }
  },
})

/** Whom an owner ($2) or the coach $1 sees, with role $3 where one is named; `own` are the coach's clients and people without a coach. */
const membersSql = `
  with led as (
    select client_id from {cases} c
    where coach_id = $1::text::uuid or cohort_id::text in (select key from {cohort} g where coach_ids ? $1::text)
  ), known as (
    select key, since, roles, invited_role,
      roles ?| array['owner', 'coach'] as is_staff,
      key in (select client_id::text from led)
        or ((roles ? 'client' or invited_role = 'client') and key not in (select client_id::text from {cases} c)) as own
    from {member} m
  )
  select key, own or key = $1::text as own from known
  where ($2::boolean or is_staff or own) and ($3::text is null or invited_role = $3::text
    or (roles ? $3::text and ($2::boolean or own or $3::text in ('owner', 'coach'))))
    and ($4::timestamptz is null or since < $4::timestamptz or (since = $4::timestamptz and key > $5::text))
  order by since desc, key
  limit $6::bigint`
