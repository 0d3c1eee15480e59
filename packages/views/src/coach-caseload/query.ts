import { Id, Moment } from '@switchback/domain/kernel/fields'
import { z } from 'zod'
import { paging } from '../reading/paging.js'
import { defineQuery, permit } from '../reading/query.js'
import { noUrgency, reasonOrder } from '../cases/attention.js'
import { CaseEntry, caseTables, entriesOf, stallDaysOf } from '../cases/entries.js'
import { caseloadPage, keysOf } from './caseload-page.js'
import { coachCaseloadTable } from './table.js'

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
  async ask(rows, context, { limit, cursor, ...filters }) {
    permit('caseload', context)
    const { tenantId, actor } = context
    const { show, reason } = filters
    const [rank, since, journeyId, begunAt, begunWith] = cursor ?? []
    const now = begunAt === undefined ? context.now : new Date(begunAt)
    const stallDays = begunWith ?? (await stallDaysOf(rows, tenantId))
    const after = cursor && ([rank!, since!, journeyId!] as const)
    const asked = { coachId: actor.id, ended: filters.ended === 'true', show, reason, now, stallDays, limit, after }
    const { lines, counts } = await caseloadPage(rows, asked)
    const { items, next } = pages.page(lines, limit, (line) => [
      ...keysOf(line),
      now.toISOString(),
      stallDays,
      namedFilters(filters),
    ])
    const cases = await rows.find(coachCaseloadTable, { key: { anyOf: items.map(({ key }) => key) } })
    const entries = await entriesOf(rows, cases, tenantId, now, stallDays)
    const places = new Map(items.map(({ key }, place) => [key, place]))
    return {
      items: entries.sort((one, other) => places.get(one.journeyId)! - places.get(other.journeyId)!),
      next,
      ...counts,
    }
  },
})
