import { Id, Moment, Slug } from '@switchback/domain/kernel/fields'
import { EvidenceFile } from '@switchback/domain/journey/events'
import { z } from 'zod'
import { clientHomeTable } from '../client-home/table.js'
import { journeyTimelineTable } from '../journey-timeline/table.js'
import { paging } from '../reading/paging.js'
import { aboutJourney } from '../journeys/about-journey.js'
import { defineQuery } from '../reading/query.js'
import type { RowFinder } from '../reading/view-reader.js'
import { journeyEvidenceTable } from './table.js'

const Piece = z.object({
  evidenceId: z.string(),
  stepId: z.string(),
  kind: z.enum(['link', 'text', 'file']),
  title: z.string(),
  content: z.string(),
  file: EvidenceFile.nullable(),
  status: z.enum(['submitted', 'accepted', 'changes-requested']),
  submittedAt: z.string(),
  comment: z.string().nullable(),
})
type Piece = z.infer<typeof Piece>

/** A piece may have a text of 20,000 characters, so that a page has fewer of them than other lists. */
const pages = paging(z.tuple([Moment, Id]), { usual: 20, atMost: 50 })

const input = z.object({
  journeyId: z.uuid(),
  ...pages.input,
  stepId: Slug.optional(),
  /** Only what waits for the coach, or only what the coach answered. */
  review: z.enum(['waiting', 'answered']).optional(),
  at: Moment.optional(),
})

export const evidenceQuery = defineQuery({
  name: 'evidence',
  path: 'journeys/:journeyId/evidence',
  summary: 'What the client of a journey submitted, newest first, in pages: today, or as it was at a moment.',
  input,
  output: z.object({ items: z.array(Piece), next: z.string().nullable() }),
  tables: [clientHomeTable, journeyEvidenceTable, journeyTimelineTable],
  about: aboutJourney,
  async read(rows, _, asked) {
    const found = await piecesOf(rows, asked)
    return pages.page(found, asked.limit, ({ submittedAt, evidenceId }) => [submittedAt, evidenceId])
  },
})

/** One piece more than the page has, where there are more. */
async function piecesOf(
  rows: RowFinder,
  { journeyId, limit, cursor, stepId, review, at }: z.output<typeof input>,
): Promise<Piece[]> {
  return rows.sql<Piece>(
    { evidence: journeyEvidenceTable, timeline: journeyTimelineTable },
    `select * from (${at === undefined ? today : then}) piece
     where ($2::text is null or "stepId" = $2) and ($3::text is null or (status = 'submitted') = ($3 = 'waiting'))
       and ($4::timestamptz is null or ("submittedAt", "evidenceId") < ($4::timestamptz, $5::text))
     order by "submittedAt" desc, "evidenceId" desc limit $6::bigint`,
    [
      journeyId,
      stepId ?? null,
      review ?? null,
      cursor?.[0] ?? null,
      cursor?.[1] ?? null,
      limit + 1,
      ...(at === undefined ? [] : [at]),
    ],
  )
}

const today = `
  select key as "evidenceId", step_id as "stepId", kind, title, content, file, status,
    submitted_at as "submittedAt", comment
  from {evidence} e where journey_id = $1::uuid`

/** The same from the moments up to an instant: each piece with the last answer that it had then. */
const then = `
  select s.data ->> 'evidenceId' as "evidenceId", s.data ->> 'stepId' as "stepId", s.data ->> 'kind' as kind,
    s.data ->> 'title' as title, s.data ->> 'content' as content, s.data -> 'file' as file,
    case answer.type when 'EvidenceAccepted' then 'accepted' when 'ChangesRequested' then 'changes-requested'
      else 'submitted' end as status,
    s.occurred_at as "submittedAt", answer.comment
  from {timeline} s
  left join (
    select distinct on (data ->> 'evidenceId') data ->> 'evidenceId' as id, type, data ->> 'comment' as comment
    from {timeline} a
    where journey_id = $1::uuid and type in ('EvidenceAccepted', 'ChangesRequested') and occurred_at <= $7::timestamptz
    order by data ->> 'evidenceId', version desc
  ) answer on answer.id = s.data ->> 'evidenceId'
  where s.journey_id = $1::uuid and s.type = 'EvidenceSubmitted' and s.occurred_at <= $7::timestamptz`
