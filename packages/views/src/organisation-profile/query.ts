import { Settings } from '@switchback/domain/organisation/events'
import { z } from 'zod'
import { defineQuery } from '../reading/query.js'
import { NotVisible } from '../reading/view-reader.js'
import { organisationProfileTable } from './table.js'

export const organisationQuery = defineQuery({
  name: 'organisation',
  path: 'organisation',
  summary: 'The tenant: name, settings, sponsoring organisations.',
  input: z.object({}),
  output: z.object({
    tenantId: z.string(),
    name: z.string(),
    settings: Settings,
    sponsors: z.array(z.object({ sponsorId: z.string(), name: z.string() })),
  }),
  tables: [organisationProfileTable],
  async read(rows, context) {
    const profile = await rows.get(organisationProfileTable, context.tenantId)
    if (!profile) throw new NotVisible('This organisation is not founded.')
    const { name, settings, sponsors } = profile
    const shown = context.actor.roles.some((role) => role === 'owner' || role === 'coach') ? sponsors : []
    return { tenantId: context.tenantId, name, settings, sponsors: shown }
  },
})
