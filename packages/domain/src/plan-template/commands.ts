import { z } from 'zod'
import { defineCommands, type CommandOf } from '../kernel/commands.js'
import { Id, Slug, Text } from '../kernel/fields.js'
import { Weeks } from './events.js'

export const planTemplateCommands = defineCommands({
  CreateTemplate: z.strictObject({ name: Text(120), frameworkId: Id, frameworkVersion: z.int().min(1) }),
  ExcludeStep: z.strictObject({ phaseId: Slug, stepId: Slug }),
  IncludeStep: z.strictObject({ phaseId: Slug, stepId: Slug }),
  SetDuration: z.strictObject({ phaseId: Slug, weeks: Weeks }),
  PublishTemplate: z.strictObject({}),
})
export type PlanTemplateCommand<Type extends keyof typeof planTemplateCommands = keyof typeof planTemplateCommands> =
  CommandOf<typeof planTemplateCommands, Type>
