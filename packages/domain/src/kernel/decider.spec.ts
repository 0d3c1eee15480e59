import { z } from 'zod'
import { specContext } from '../testing/specification.js'
import { defineCommands, type CommandOf } from './commands.js'
import {
  defineDecider,
  evolveBy,
  forbidden,
  notFound,
  refuse,
  type Context,
  type Decision,
  type Rules,
} from './decider.js'
import { defineEvents, type EventOf } from './events.js'
import { allAbout, countOf, idFrom, oneStream, type StatesOf, type Streams } from './reads.js'

const commands = defineCommands({ Open: z.strictObject({ key: z.string() }), Close: z.strictObject({}) })
const events = defineEvents('cohort', {
  Opened: { v: 1, data: z.strictObject({ key: z.string() }) },
  Closed: { v: 1, data: z.strictObject({}) },
})
type DoorCommand<Type extends keyof typeof commands = keyof typeof commands> = CommandOf<typeof commands, Type>
type DoorEvent = EventOf<typeof events>

interface Door {
  openWith: string | null
}
const doors: Streams<Door> = { category: 'cohort', initial: { openWith: null } }

const openReads = ({ key }: DoorCommand<'Open'>) => ({
  next: oneStream(doors, key),
  after: oneStream(
    doors,
    idFrom('next', doors, ({ openWith }) => openWith),
  ),
  ofOwner: allAbout(doors, 'owner'),
  number: countOf(doors),
})
const reads = { Open: openReads }

const open = (
  _: Door,
  { key }: DoorCommand<'Open'>,
  context: Context<StatesOf<ReturnType<typeof openReads>>>,
): Decision<DoorEvent> => {
  const { next, ofOwner, number } = context.reads
  return next.openWith || ofOwner.length >= number
    ? refuse('TooManyOpen', 'Close another one first.')
    : [{ type: 'Opened', data: { key } }]
}
const close = (): Decision<DoorEvent> => [{ type: 'Closed', data: {} }]
const evolve = evolveBy<Door, DoorEvent>({
  Opened: (_: Door, event: Extract<DoorEvent, { type: 'Opened' }>) => ({ openWith: event.data.key }),
})

const definition = {
  path: 'doors',
  streams: doors,
  events,
  commands,
  evolve,
  subject: () => null,
  reads,
}
const door = defineDecider<Door, DoorCommand, typeof events, typeof reads>({
  ...definition,
  guard: ({ openWith }, { type }) =>
    type === 'Close' && !openWith ? notFound('NotOpen', 'Open it first.') : undefined,
  rules: { Open: open, Close: close },
  relations: ({ openWith }) => ({ clientId: openWith ?? undefined }),
  relationsOfFirst: { Open: ({ key }) => ({ clientId: key }) },
})
type DoorRules = Rules<Door, DoorCommand, DoorEvent, typeof reads>
const key = 'a'
const seen = { next: doors.initial, after: doors.initial, ofOwner: [], number: 1 }

describe('a decider', () => {
  it('decides by the rule of the command, after its guard', () => {
    expect(door.decide(doors.initial, { type: 'Close' }, specContext())).toMatchObject({ refused: 'NotOpen' })
    expect(door.decide({ openWith: key }, { type: 'Close' }, specContext())).toEqual([{ type: 'Closed', data: {} }])
  })

  it('reads what the table of reads declares for the command, in that order', () => {
    const found = door.reads({ type: 'Open', key }, doors.initial, specContext())
    expect(found).toEqual([
      { as: 'next', category: 'cohort', streamId: key },
      { as: 'after', category: 'cohort', streamId: expect.any(Function) },
      { as: 'ofOwner', category: 'cohort', about: 'owner' },
      { as: 'number', category: 'cohort', counted: true },
    ])
    const [, after] = found
    const idOf = after && 'streamId' in after && typeof after.streamId === 'function' ? after.streamId : () => null
    expect(idOf({ next: { openWith: 'b' } })).toBe('b')
    expect(door.reads({ type: 'Close' }, doors.initial, specContext())).toEqual([])
  })

  it('passes the states that were read to the rule', () => {
    const decide = (reads: typeof seen) => door.decide(doors.initial, { type: 'Open', key }, specContext({ reads }))
    expect(decide(seen)).toEqual([{ type: 'Opened', data: { key } }])
    expect(decide({ ...seen, number: 0 })).toMatchObject({ refused: 'TooManyOpen' })
  })

  it('says who a new stream is about by the command, and who another one is about by its state', () => {
    expect(door.relations(doors.initial, { type: 'Open', key }, {})).toEqual({ clientId: key })
    expect(door.relations({ openWith: 'b' }, { type: 'Close' }, {})).toEqual({ clientId: 'b' })
  })

  it('throws on an event that its table does not have', () =>
    expect(() => evolve(doors.initial, { type: 'Closed', data: {} })).toThrow('There is no rule for Closed.'))

  it('does not compile without a rule for each command', () => {
    // @ts-expect-error There is no rule for Close.
    defineDecider<Door, DoorCommand, typeof events, typeof reads>({ ...definition, rules: { Open: open } })
  })

  it('does not compile with a rule that reads what its table does not declare', () => {
    const nosy = (_: Door, __: DoorCommand<'Close'>, context: Context<{ next: Door }>): Decision<DoorEvent> =>
      context.reads.next.openWith ? close() : []
    const rules: DoorRules = {
      Open: open,
      // @ts-expect-error Close reads nothing.
      Close: nosy,
    }
    expect(Object.keys(rules)).toEqual(['Open', 'Close'])
  })
})

it('a refusal says what kind it is', () =>
  expect([refuse('A', 'a.').kind, notFound('B', 'b.').kind, forbidden('C', 'c.').kind]).toEqual([
    'refused',
    'not-found',
    'forbidden',
  ]))
