import { v5 } from 'uuid'
import { z } from 'zod'
import { defineCommands, type CommandOf } from '../kernel/commands.js'
import { defineDecider, nothing, refuse, unreachable, type Context } from '../kernel/decider.js'
import { Text } from '../kernel/fields.js'
import { Publication, reportingEvents, type ReportingEvent } from './events.js'

const reportingCommands = defineCommands({
  /** Publishes a closed period's figures of one group; given by the release of aggregates. */
  PublishFigures: Publication,
  /** Asks for all past periods to be worked out again under today's rules and knowledge. */
  RequestReplay: z.strictObject({ reason: Text(500) }),
  RestateFigures: Publication.extend({ reason: Text(500) }),
})
type ReportingCommand = CommandOf<typeof reportingCommands>

/** What a tenant has published of a period: its groups. */
interface Reporting {
  published: readonly string[]
}

const namespace = '0b7d2c9a-58f1-5c3e-8a4f-6f2f9d1c7e55'

/** The stream of a period's figures, such as `2026-10`; requests to work out the past again have the stream `replay`. */
export const reportingIdFor = (tenantId: string, name: string) => v5(`${tenantId}/${name}`, namespace)

function decide(reporting: Reporting, command: ReportingCommand, context: Context) {
  switch (command.type) {
    case 'PublishFigures': {
      const { type: _, ...data } = command
      if (reporting.published.includes(data.group))
        return refuse('PeriodPublished', 'The figures of this period are published, and stay as they are.')
      if (data.period.endsOn >= context.now.slice(0, 10))
        return refuse('PeriodOpen', 'This period is not over: its figures come out after its end.')
      return [{ type: 'FiguresPublished' as const, data }]
    }
    case 'RequestReplay':
      return [{ type: 'ReplayRequested' as const, data: { reason: command.reason } }]
    case 'RestateFigures': {
      const { type: _, ...data } = command
      if (!reporting.published.includes(data.group)) return nothing
      return [{ type: 'FiguresRestated' as const, data }]
    }
    default:
      return unreachable(command)
  }
}

function evolve(reporting: Reporting, event: ReportingEvent): Reporting {
  return event.type === 'FiguresPublished' ? { published: [...reporting.published, event.data.group] } : reporting
}

export const reporting = defineDecider<Reporting, ReportingCommand, typeof reportingEvents>({
  path: 'reporting',
  events: reportingEvents,
  commands: reportingCommands,
  initial: { published: [] },
  decide,
  evolve,
  subject: () => null,
})
