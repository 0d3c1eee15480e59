import type { TemplateChoices } from '@switchback/domain/plan-template/plan'
import { z } from 'zod'
import { defineQuery } from '../reading/query.js'
import { planTemplatesTable } from './table.js'

const Choices = z.object({ excluded: z.array(z.string()), weeks: z.record(z.string(), z.number()) })

const choices = ({ excluded, weeks }: TemplateChoices) => ({ excluded: [...excluded], weeks })

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
        /** The newest published choices: what is assigned. */
        published: Choices.nullable(),
        versions: z.number(),
      }),
    ),
  }),
  tables: [planTemplatesTable],
  async read(rows) {
    const entries = await rows.find(planTemplatesTable, {}, { order: { name: 'ASC' } })
    return {
      items: entries.map(({ key, name, frameworkId, template }) => ({
        templateId: key,
        name,
        frameworkId,
        frameworkVersion: template.frameworkVersion,
        draft: choices(template.draft),
        published: template.published.length > 0 ? choices(template.published.at(-1)!) : null,
        versions: template.published.length,
      })),
    }
  },
})
