import { v5 } from 'uuid'
import { z } from 'zod'
import { defineCommands, type CommandOf } from '../kernel/commands.js'
import {
  defineDecider,
  evolveBy,
  nothing,
  refuse,
  type Context,
  type Decision,
  type Evolution,
} from '../kernel/decider.js'
import { Text } from '../kernel/fields.js'
import { Publication, reportingEvents, type ReportingEvent } from './events.js'

const reportingCommands = defineCommands({
  /** Publishes the results of one group for a period that has ended; the release sends it. */
  PublishFigures: Publication,
  /** Requests that all past periods are computed again under today's rules and knowledge. */
  RequestReplay: z.strictObject({ reason: Text(500) }),
  RestateFigures: Publication.extend({ reason: Text(500) }),
})
type ReportingCommand = CommandOf<typeof reportingCommands>

/** The groups whose results a tenant has published for a period. */
export interface Reporting {
  published: readonly string[]
}

const namespace = '0b7d2c9a-58f1-5c3e-8a4f-6f2f9d1c7e55'

/** The stream of a period's results, such as `2026-10`; requests to compute the past again have the stream `replay`. */
export const reportingIdFor = (tenantId: string, name: string) => v5(`${tenantId}/${name}`, namespace)

type Command<Type extends ReportingCommand['type']> = CommandOf<typeof reportingCommands, Type>
type ReportingDecision = Decision<ReportingEvent>

export const publishFigures = (
  { published }: Reporting,
  { type: _, ...data }: Command<'PublishFigures'>,
  { now }: Context<object>,
): ReportingDecision => {
  if (published.includes(data.group))
    return refuse('PeriodPublished', 'The results of this period are published, and stay as they are.')
  if (data.period.endsOn >= now.slice(0, 10))
    return refuse('PeriodOpen', 'This period is not over: its results come out after its end.')
  return [{ type: 'FiguresPublished', data }]
}

export const requestReplay = (_: Reporting, { reason }: Command<'RequestReplay'>): ReportingDecision => [
  { type: 'ReplayRequested', data: { reason } },
]

export const restateFigures = (
  { published }: Reporting,
  { type: _, ...data }: Command<'RestateFigures'>,
): ReportingDecision => (published.includes(data.group) ? [{ type: 'FiguresRestated', data }] : nothing)

const evolution: Evolution<Reporting, ReportingEvent> = {
  FiguresPublished: ({ published }, { data }) => ({ published: [...published, data.group] }),
  ReplayRequested: (reporting) => reporting,
  FiguresRestated: (reporting) => reporting,
}

export const reporting = defineDecider<Reporting, ReportingCommand, typeof reportingEvents>({
  path: 'reporting',
  streams: { category: 'reporting', initial: { published: [] } },
  events: reportingEvents,
  commands: reportingCommands,
  rules: { PublishFigures: publishFigures, RequestReplay: requestReplay, RestateFigures: restateFigures },
  evolve: evolveBy<Reporting, ReportingEvent>(evolution),
  subject: () => null,
})
