import { z } from 'zod'
import { defineQuery, permit } from '../reading/query.js'
import { planTemplatesTable } from './table.js'

const Choices = z.object({ excluded: z.array(z.string()), weeks: z.record(z.string(), z.number()) })

export const planTemplatesQuery = defineQuery({
  name: 'plan-templates',
  path: 'plan-templates',
  summary: 'The plan templates of the tenant.',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        templateId: z.string(),
        name: z.string(),
        frameworkId: z.string(),
        frameworkVersion: z.number(),
        draft: Choices,
        versions: z.number(),
      }),
    ),
  }),
  tables: [planTemplatesTable],
  async ask(rows, asking) {
    permit('plan-templates', asking)
    const entries = await rows.find(planTemplatesTable, {}, { order: { name: 'ASC' } })
    return {
      items: entries.map(({ key, name, frameworkId, template }) => ({
        templateId: key,
        name,
        frameworkId,
        frameworkVersion: template.frameworkVersion,
        draft: { excluded: [...template.draft.excluded], weeks: template.draft.weeks },
        versions: template.published.length,
      })),
    }
  },
})
