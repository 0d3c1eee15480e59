import { Id, Moment } from '@switchback/domain/kernel/fields'
import { z } from 'zod'
import { contentsOf } from '../frameworks/published.js'
import { paging } from '../reading/paging.js'
import { defineQuery } from '../reading/query.js'
import { noUrgency, reasonOrder } from '../cases/attention.js'
import { CaseEntry, caseTables, entryOf } from '../cases/entries.js'
import { caseloadPage, editionOf, keysOf } from './caseload-page.js'

const Reasons = z.enum(reasonOrder)

/** What a caseload can be narrowed to. */
const Filters = z.object({
  ended: z.enum(['true', 'false']).default('false'),
  show: z.enum(['all', 'needing']).default('all'),
  reason: Reasons.optional(),
})

const namedFilters = ({ ended, show, reason }: z.infer<typeof Filters>) => `${ended} ${show} ${reason ?? ''}`

/**
 * A cursor holds the rank, the moment and the journey of the last line. It also keeps the moment of the first page and the days
 * after which a client is stalled: all pages have one order, so that no one is lost who becomes overdue between two pages. Last
 * come the filters, for a cursor is right for the same filters alone.
 */
const pages = paging(
  z.tuple([
    z.int().min(0).max(noUrgency),
    z.union([Moment, z.literal('')]),
    Id,
    Moment,
    z.int().min(1).max(366),
    z.string().max(60),
  ]),
)

const CaseloadInput = z
  .object({ ...pages.input, ...Filters.shape })
  .refine(({ cursor, ...filters }) => cursor === undefined || cursor[5] === namedFilters(filters), {
    path: ['cursor'],
    message: 'This cursor belongs to other filters. Begin at the first page again.',
  })

export const caseloadQuery = defineQuery({
  name: 'caseload',
  path: 'caseload',
  summary: 'Who needs me today, and why: the coach’s clients, most urgent first.',
  input: CaseloadInput,
  output: z.object({
    items: z.array(CaseEntry),
    next: z.string().nullable(),
    /** How many clients there are, how many of them need the coach, and for how many there is each reason; of all pages together. */
    total: z.number(),
    needing: z.number(),
    reasons: z.partialRecord(Reasons, z.number()),
  }),
  tables: caseTables,
  isOneStatement: true,
  async read(rows, { actor, now: asked }, { limit, cursor, ...filters }) {
    const { show, reason } = filters
    const [rank, since, journeyId, begunAt, begunWith] = cursor ?? []
    const now = begunAt === undefined ? asked : new Date(begunAt)
    const after = cursor && ([rank!, since!, journeyId!] as const)
    const page = { coachId: actor.id, ended: filters.ended === 'true', show, reason, now, limit, after }
    const { lines, counts, stallDays } = await caseloadPage(rows, { ...page, stallDays: begunWith })
    const { items, next } = pages.page(lines, limit, (line) => [
      ...keysOf(line),
      now.toISOString(),
      stallDays,
      namedFilters(filters),
    ])
    const contentOf = await contentsOf(rows, items.map(editionOf))
    const entries = items.map((line) => {
      const { clientName, cohortName } = line
      const around = { clientName: clientName ?? '–', cohortName, content: contentOf(editionOf(line)) }
      return entryOf(line, around, now, stallDays)
    })
    return { items: entries, next, ...counts }
  },
})
