import { z } from 'zod'
import { defineEvents, type EventOf } from '../kernel/events.js'
import { AnyText, CalendarDate, Text } from '../kernel/fields.js'

const Estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })
/** A median with its interval, as figures of definitions version 1 had it. */
const FormerMedian = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

/** A table of one group as it was released: it has passed disclosure control. */
const PublishedTable = z.strictObject({
  n: z.int().min(1),
  blocks: z.array(z.strictObject({ categories: z.array(AnyText), count: z.int().nullable() })),
  change: z.strictObject({ n: z.int(), mean: Estimate, effect: z.number().nullable() }).optional(),
  spread: z.strictObject({ n: z.int(), median: z.number(), ninetieth: z.number() }).optional(),
  /** Shares after so many days. Bounds and numbers are of definitions version 1 only: they say who was censored. */
  curve: z
    .strictObject({
      steps: z.array(
        z.strictObject({
          days: z.number(),
          share: z.number(),
          low: z.number().optional(),
          high: z.number().optional(),
          atRisk: z.int().optional(),
          events: z.int().optional(),
        }),
      ),
      median: z.union([z.number().nullable(), FormerMedian]),
    })
    .optional(),
  /** The log-rank test between the cohorts of the group; of definitions version 1 only. */
  comparison: z
    .strictObject({
      statistic: z.number(),
      degrees: z.int(),
      p: z.number(),
      n: z.array(z.int()),
      groups: z.array(AnyText),
    })
    .optional(),
  /** The last day as of which every part of it is; earlier than the period's end where too few had changed since. */
  asOf: CalendarDate,
})

export type PublishedTable = z.infer<typeof PublishedTable>

export const Period = z.strictObject({
  /** `2026-10` or `2026-Q4`. */
  name: z.string().regex(/^\d{4}-(\d{2}|Q[1-4])$/),
  startsOn: CalendarDate,
  /** The last day. */
  endsOn: CalendarDate,
})
export type Period = z.infer<typeof Period>

/** By what figures were worked out. */
export const ReportingRules = z.strictObject({
  smallestReportableGroup: z.int(),
  stallDays: z.int(),
  /** The version of the definitions of figures. */
  definitions: z.int(),
})
export type ReportingRules = z.infer<typeof ReportingRules>

/** `all`, or `sponsor:`, `cohort:` or `framework:` with what it names. */
export const GroupId = z.string().regex(/^(all|(sponsor|cohort):[0-9a-f-]{36}|framework:[0-9a-f-]{36}@\d+)$/)

export const Publication = z.strictObject({
  period: Period,
  group: GroupId,
  /** The position up to which events were known. */
  asOfPosition: z.int().min(0),
  rules: ReportingRules,
  tables: z.record(AnyText, PublishedTable),
})
export type Publication = z.infer<typeof Publication>

export const reportingEvents = defineEvents('reporting', {
  FiguresPublished: { v: 1, data: Publication },
  ReplayRequested: { v: 1, data: z.strictObject({ reason: Text(500) }) },
  FiguresRestated: { v: 1, data: Publication.extend({ reason: Text(500) }) },
})
export type ReportingEvent = EventOf<typeof reportingEvents>
