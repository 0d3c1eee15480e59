import { z } from 'zod'
import { personal, Text } from '../kernel/fields.js'

export const applicationLogged = z.strictObject({
  employer: personal(Text(200)),
  role: personal(Text(200)),
  where: z.enum(['internal', 'external', 'own-business']),
})

export const ApplicationStage = z.enum([
  'applied',
  'screening',
  'interview',
  'offer',
  'accepted',
  'rejected',
  'withdrawn',
])
