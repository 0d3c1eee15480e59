import { FrameworkContent } from '@switchback/domain/framework/content'
import { publishedContent } from '@switchback/domain/framework/framework'
import { z } from 'zod'
import { defineQuery } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'
import { frameworkCatalogueTable } from './table.js'

export const frameworksQuery = defineQuery({
  name: 'frameworks',
  path: 'frameworks',
  summary: 'The frameworks of the tenant.',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        frameworkId: z.string(),
        name: z.string(),
        profession: z.string(),
        description: z.string(),
        status: z.string(),
        versions: z.array(z.object({ version: z.number(), publishedAt: z.string() })),
        phases: z.array(z.object({ phaseId: z.string(), title: z.string() })),
        changedAt: z.string(),
      }),
    ),
  }),
  tables: [frameworkCatalogueTable],
  async read(rows) {
    const entries = await rows.find(
      frameworkCatalogueTable,
      {},
      { order: { name: 'ASC' }, without: ['framework', 'newest'] },
    )
    return {
      items: entries.map(({ key, name, status, profession, description, phases, publishedAt, changedAt }) => ({
        frameworkId: key,
        name,
        status,
        profession,
        description,
        versions: publishedAt.map((at, index) => ({ version: index + 1, publishedAt: at })),
        phases,
        changedAt,
      })),
    }
  },
})

export const frameworkQuery = defineQuery({
  name: 'framework',
  path: 'frameworks/:frameworkId',
  summary: 'The content of a framework: a published version, by default the newest, or the draft.',
  input: z.object({
    frameworkId: z.uuid(),
    version: z.union([z.literal('draft'), z.coerce.number().int().min(1)]).optional(),
  }),
  output: z.object({
    frameworkId: z.string(),
    status: z.string(),
    version: z.number().nullable(),
    content: FrameworkContent,
  }),
  tables: [frameworkCatalogueTable],
  async read(rows, context, { frameworkId, version }) {
    const entry = await rows.get(frameworkCatalogueTable, frameworkId)
    const staff = context.actor.roles.some((role) => role === 'owner' || role === 'coach')
    const drafted = version === 'draft' && staff
    const content = drafted
      ? entry?.framework.draft
      : entry && publishedContent(entry.framework, version === 'draft' ? undefined : version)
    if (!entry || !content) throw new NotVisible('There is no such framework, or it is not published yet.')
    const shown = drafted ? null : ((version as number | undefined) ?? entry.framework.published.length)
    return { frameworkId, status: entry.status, version: shown, content }
  },
})
