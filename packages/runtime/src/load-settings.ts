import { z } from 'zod'

const count = z.coerce.number().int().min(1).max(1_000_000_000)

/** How much one person may do. The same in every shape. */
export const loadSettings = z.object({
  SWITCHBACK_COMMANDS_PER_MINUTE: count.optional(),
  SWITCHBACK_COMMANDS_PER_DAY: count.optional(),
})

/** How many commands one person may send, where an operator set other numbers than the usual ones. */
export interface Load {
  commandsPerMinute?: number
  commandsPerDay?: number
}

/** The settings of the load, from checked ones. */
export const loadOf = (settings: z.infer<typeof loadSettings>): Load => ({
  ...(settings.SWITCHBACK_COMMANDS_PER_MINUTE && { commandsPerMinute: settings.SWITCHBACK_COMMANDS_PER_MINUTE }),
  ...(settings.SWITCHBACK_COMMANDS_PER_DAY && { commandsPerDay: settings.SWITCHBACK_COMMANDS_PER_DAY }),
})
