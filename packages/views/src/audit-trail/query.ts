import { z } from 'zod'
import { namesOf } from '../people/names.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { paging } from '../reading/paging.js'
import { defineQuery } from '../reading/query.js'
import { auditTrailTable } from './table.js'

const pages = paging(z.tuple([z.string().regex(/^\d{1,20}$/)]))

export const auditTrailQuery = defineQuery({
  name: 'audit-trail',
  path: 'audit-trail',
  summary: 'Decisions: who made them, about which person, when and why. The newest first, in pages.',
  input: z.object(pages.input),
  output: z.object({
    items: z.array(
      z.object({
        position: z.number(),
        type: z.string(),
        actorName: z.string(),
        aboutName: z.string().nullable(),
        at: z.string(),
        why: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  tables: [auditTrailTable, memberDirectoryTable],
  async read(rows, _, { limit, cursor }) {
    const found = await rows.find(auditTrailTable, cursor ? { key: { below: cursor[0] } } : {}, {
      order: { key: 'DESC' },
      take: limit + 1,
    })
    const { items: entries, next } = pages.page(found, limit, ({ key }) => [key])
    const nameOf = await namesOf(
      rows,
      entries.flatMap(({ actorId, subjectId }) => [actorId, ...(subjectId ? [subjectId] : [])]),
    )
    return {
      items: entries.map(({ key, type, actorId, subjectId, at, why }) => ({
        position: Number(key),
        type,
        actorName: nameOf(actorId),
        aboutName: subjectId && nameOf(subjectId),
        at,
        why,
      })),
      next,
    }
  },
})
