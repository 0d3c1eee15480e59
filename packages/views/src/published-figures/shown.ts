import { fewestForValues } from '@switchback/analytics/disclosure/rules'
import type { PublishedTable } from '@switchback/domain/reporting/events'
import { z } from 'zod'

const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** A table of one group as it is shown to people. */
export const ShownTable = z.object({
  n: z.int(),
  blocks: z.array(z.object({ categories: z.array(z.string()), count: z.int().nullable() })),
  change: z.object({ n: z.int(), mean: Estimate, effect: z.number().nullable() }).optional(),
  spread: z.object({ n: z.int(), median: z.number(), ninetieth: z.number() }).optional(),
  curve: z
    .object({
      steps: z.array(z.object({ days: z.number(), share: z.number() })),
      /** Days until half have ended. */
      median: z.number().nullable(),
    })
    .optional(),
  asOf: z.string(),
})

/**
 * Returns what people may see of a published table. Figures of definitions version 1 disclose too much: of those, means and quantiles of too
 * few people are not shown, nor the curve, from which a reader could compute how many were censored.
 */
export function shownTable(
  { n, blocks, change, spread, curve, asOf }: PublishedTable,
  definitions: number,
): z.infer<typeof ShownTable> {
  const isOfEnough = (of: { n: number } | undefined) => of !== undefined && of.n >= fewestForValues
  return {
    n,
    blocks,
    ...(isOfEnough(change) && { change }),
    ...(isOfEnough(spread) && { spread }),
    ...(curve &&
      definitions > 1 && {
        curve: {
          steps: curve.steps.map(({ days, share }) => ({ days, share })),
          median: typeof curve.median === 'number' ? curve.median : null,
        },
      }),
    asOf,
  }
}
