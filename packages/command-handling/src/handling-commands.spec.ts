import { randomBytes, randomUUID } from 'node:crypto'
import { CommandHandler } from './command-handler.js'
import { ExecuteCommand, type CommandRequest } from './execute-command.js'
import { ProcessManagers } from './process-managers.js'
import { Forbidden, InvalidCommand, Refused, UnknownCommand } from './problems.js'
import { refusalsOf } from './process-manager-refusals.js'
import { programIds } from './program-ids.js'
import { deciderOf, deciders } from '@switchback/domain/deciders'
import { journeyIdFor } from '@switchback/domain/journey/identity'
import type { Plan } from '@switchback/domain/plan-template/plan'
import { EventStore } from '@switchback/event-store/event-store'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { CommandReused } from '@switchback/event-store/errors'
import { Keyring } from '@switchback/event-store/keyring'
import { nursingToInformatics } from '@switchback/frameworks/nursing-informatics/framework'
import { projectionMigrations } from '@switchback/projections/migrations'
import { canonical } from '@switchback/projections/replay'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { seededRandom } from '@switchback/testing/random'

const catalogues = Object.fromEntries(Object.entries(deciders).map(([category, { events }]) => [category, events]))
const owner = { id: randomUUID(), roles: ['operator', 'owner', 'coach'] as const }
const [tenantId, frameworkId, templateId] = [randomUUID(), randomUUID(), randomUUID()]
const plan = { templateId, templateVersion: 1, startsOn: '2026-03-02' }

const ids = programIds(randomBytes(32))

let database: TestDatabase
let store: EventStore
let commands: CommandHandler

const openStore = () => new EventStore(database.pool, new Keyring(database.pool, randomBytes(32)), catalogues)
const handler = (options = {}, on = store) => new CommandHandler(on, (tenant, text) => `${tenant}/${text}`, options)
const execute = (
  category: CommandRequest['category'],
  streamId: string,
  command: CommandRequest['command'],
  more: Partial<CommandRequest> = {},
  on = commands,
) =>
  on.execute(
    new ExecuteCommand({ tenantId, category, streamId, command, actor: owner, commandId: randomUUID(), ...more }),
  )

/** Invites a client, who accepts. */
async function newClient(name: string) {
  await execute('organisation', tenantId, { type: 'InviteMember', name, email: `${name}@x.example`, role: 'client' })
  const { invitations } = await commands.organisations.get(tenantId)
  const [invitationId, { personId }] = Object.entries(invitations).at(-1)!
  await execute(
    'organisation',
    tenantId,
    { type: 'AcceptInvitation', invitationId },
    { actor: { id: personId, roles: ['invited'] } },
  )
  return personId
}

/** Invites a coach, who accepts. */
async function newCoach() {
  await execute('organisation', tenantId, {
    type: 'InviteMember',
    name: 'Second',
    email: `${randomUUID()}@x.example`,
    role: 'coach',
  })
  const { invitations } = await commands.organisations.get(tenantId)
  const [invitationId, { personId }] = Object.entries(invitations).at(-1)!
  const actor = { id: personId, roles: ['invited'] as const }
  await execute('organisation', tenantId, { type: 'AcceptInvitation', invitationId }, { actor })
  return personId
}

async function newCohort(capacity = 50, coachId: string = owner.id) {
  const cohortId = randomUUID()
  await execute('cohort', cohortId, {
    type: 'CreateCohort',
    name: 'C',
    coachId,
    frameworkId,
    plan,
    startsOn: '2026-03-02',
    capacity,
  })
  return cohortId
}

beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations, projectionMigrations])
  store = openStore()
  commands = handler()
  await execute('organisation', tenantId, {
    type: 'FoundOrganisation',
    name: 'T',
    ownerId: owner.id,
    ownerName: 'O',
    ownerEmail: 'o@x.example',
  })
  await execute('organisation', tenantId, { type: 'GrantRole', personId: owner.id, role: 'coach' })
  await execute('framework', frameworkId, { type: 'ImportFramework', content: nursingToInformatics })
  await execute('framework', frameworkId, { type: 'PublishFramework' })
  await execute('plan-template', templateId, { type: 'CreateTemplate', name: 'P', frameworkId, frameworkVersion: 1 })
  await execute('plan-template', templateId, { type: 'PublishTemplate' })
})
afterAll(() => database.drop())

describe('a command', () => {
  it('returns the position; with the same id it returns the first result again, even if the rules would refuse it now', async () => {
    const cohortId = randomUUID()
    const request = { type: 'CreateCohort', name: 'Once', coachId: owner.id, frameworkId, startsOn: '2026-03-02' }
    const commandId = randomUUID()
    const first = await execute('cohort', cohortId, request, { commandId })
    expect(first).toMatchObject({ version: 1, events: ['CohortCreated'], repeated: false })
    expect(await execute('cohort', cohortId, request, { commandId })).toMatchObject({
      position: first.position,
      version: 1,
      repeated: true,
    })
    expect(await execute('cohort', cohortId, request, { commandId }, handler())).toMatchObject({
      position: first.position,
      repeated: true,
    })
    await expect(execute('cohort', cohortId, { ...request, name: 'Other' }, { commandId })).rejects.toThrow(
      CommandReused,
    )
    await expect(execute('cohort', cohortId, request)).rejects.toThrow(Refused)
  })

  it.each(['orchestra', 'constructor'])('is refused if its category is unknown, such as %s', async (category) => {
    const stored: CommandRequest = JSON.parse(JSON.stringify({ category, command: { type: 'CreateCohort' } }))
    const sent = execute(stored.category, randomUUID(), stored.command)
    await expect(sent).rejects.toThrow(new UnknownCommand(`There is no category ${category}.`))
    await expect(sent).rejects.toBeInstanceOf(UnknownCommand)
  })

  it('is refused if it is unknown, malformed, not allowed, in the future, or for another kind of stream', async () => {
    await expect(execute('cohort', randomUUID(), { type: 'Explode' })).rejects.toThrow(UnknownCommand)
    await expect(execute('cohort', randomUUID(), { type: 'EnrolClient', clientId: 7 })).rejects.toThrow(InvalidCommand)
    await expect(execute('cohort', randomUUID(), { type: 'ArchiveCohort', more: 1 })).rejects.toThrow(InvalidCommand)
    const cohortId = await newCohort()
    const stranger = { actor: { id: randomUUID() } }
    await expect(execute('cohort', cohortId, { type: 'ArchiveCohort' }, stranger)).rejects.toThrow(Forbidden)
    await expect(
      execute('cohort', cohortId, { type: 'ArchiveCohort' }, { occurredAt: '2999-01-01T00:00:00Z' }),
    ).rejects.toThrow(/future/)
    await expect(execute('cohort', cohortId, { type: 'ArchiveCohort' }, { occurredAt: 'yesterday' })).rejects.toThrow(
      InvalidCommand,
    )
    await expect(execute('framework', cohortId, { type: 'PublishFramework' })).rejects.toThrow(/no such framework/)
    expect((await store.readStream(tenantId, cohortId)).map(({ type }) => type)).toEqual(['CohortCreated'])
  })

  it('does not reveal to someone who may not send it whether the stream exists, or its version', async () => {
    const cohortId = await newCohort()
    const stranger = { actor: { id: randomUUID() } }
    const answers = []
    for (const streamId of [cohortId, randomUUID()])
      for (const seenVersion of [undefined, 999])
        answers.push(
          await execute('cohort', streamId, { type: 'ArchiveCohort' }, { ...stranger, seenVersion }).catch(
            (error: Error) => error,
          ),
        )
    for (const answer of answers) expect(answer).toBeInstanceOf(Forbidden)
    expect(new Set(answers.map((answer) => (answer as Error).message)).size).toBe(1)
  })

  it('does not reveal to someone who may not send it that its id was used before', async () => {
    const cohortId = await newCohort()
    const commandId = randomUUID()
    await execute('cohort', cohortId, { type: 'ArchiveCohort' }, { commandId })
    const stranger = { actor: { id: randomUUID() }, commandId }
    await expect(execute('cohort', cohortId, { type: 'ArchiveCohort' }, stranger)).rejects.toThrow(Forbidden)
    await expect(execute('cohort', randomUUID(), { type: 'ArchiveCohort' }, stranger)).rejects.toThrow(Forbidden)
  })

  it('that two coaches send at once to enrol a client gives the client to one of them', async () => {
    const clientId = await newClient(`t${randomBytes(3).toString('hex')}`)
    const second = await newCoach()
    const cohorts = [await newCohort(), await newCohort(50, second)]
    await Promise.all(
      cohorts.map((cohortId, at) =>
        execute('cohort', cohortId, { type: 'EnrolClient', clientId }, { actor: at === 0 ? owner : { id: second } }),
      ),
    )
    await new ProcessManagers(database.pool, store, handler({}, openStore()), ids).advance(tenantId)
    const events = await store.readStream(tenantId, journeyIdFor(tenantId, clientId, frameworkId, 1))
    expect(events.filter(({ type }) => type === 'JourneyOpened')).toHaveLength(1)
    expect(events.filter(({ type }) => type === 'JourneyTransferred')).toEqual([])
    // From then on the other coach cannot enrol them.
    const { coachId } = events[0]!.data as { coachId: string }
    const other = coachId === second ? owner : { id: second }
    const more = await newCohort(50, other.id)
    await expect(
      execute('cohort', more, { type: 'EnrolClient', clientId, cycle: 2 }, { actor: other }),
    ).rejects.toThrow(/Another coach leads or led/)
  })

  it('has the same outcome with and without cached states, in a random history', async () => {
    const caching = handler()
    const uncached = handler({ cachedStates: 0 })
    const cohorts = [await newCohort(3), await newCohort(3)]
    const clients = []
    for (let at = 0; at < 5; at += 1) clients.push(await newClient(`r${at}${randomBytes(3).toString('hex')}`))
    const outcomes: string[][] = [[], []]
    const random = seededRandom('histories of two cohorts')
    for (let at = 0; at < 120; at += 1) {
      const client = clients[Math.floor(random() * clients.length)]!
      const type = random() < 0.6 ? 'EnrolClient' : 'RemoveClient'
      // The same command to twin cohorts: one through each handler.
      for (const [twin, through] of [caching, uncached].entries())
        outcomes[twin]!.push(
          await execute('cohort', cohorts[twin]!, { type, clientId: client }, {}, through).then(
            ({ events }) => events.join(),
            (error: Error) => error.message,
          ),
        )
    }
    expect(outcomes[0]).toEqual(outcomes[1])
    const fold = async (cohortId: string) =>
      (await store.readStream(tenantId, cohortId)).reduce(
        (state, event) => deciderOf('cohort').evolve(state, event),
        deciderOf('cohort').initial,
      )
    expect(canonical(await fold(cohorts[0]!))).toBe(canonical(await fold(cohorts[1]!)))
  })

  it('is decided again after a conflict, so that six processes never overfill a cohort', async () => {
    const cohortId = await newCohort(4)
    const clients = []
    for (let at = 0; at < 12; at += 1) clients.push(await newClient(`c${at}${randomBytes(3).toString('hex')}`))
    const processes = Array.from({ length: 6 }, () => handler({}, openStore()))
    const outcomes = await Promise.allSettled(
      clients.flatMap((clientId, at) =>
        [0, 1].map((twice) =>
          execute('cohort', cohortId, { type: 'EnrolClient', clientId }, {}, processes[(at + twice) % 6]),
        ),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Refused)
  })

  it('is decided again if another process has changed the cached state', async () => {
    const stale = handler({}, openStore())
    const cohortId = await newCohort(2)
    const client = await newClient(`s${randomBytes(3).toString('hex')}`)
    await execute('cohort', cohortId, { type: 'EnrolClient', clientId: client }, {}, stale)
    await execute('cohort', cohortId, { type: 'RemoveClient', clientId: client })
    const again = await execute('cohort', cohortId, { type: 'EnrolClient', clientId: client }, {}, stale)
    expect(again).toMatchObject({ version: 4, events: ['ClientEnrolled'] })
  })
})

it('a journey with 4,500 events accepts only its withdrawal, also in a process that loads it for the first time', async () => {
  const clientId = await newClient(`f${randomBytes(3).toString('hex')}`)
  const streamId = journeyIdFor(tenantId, clientId, frameworkId, 1)
  await execute('journey', streamId, { type: 'OpenJourney', clientId, coachId: owner.id, frameworkId })
  const { version } = await execute('journey', streamId, { type: 'AssignPlan', ...plan })
  const { stepId } = (await store.readStream(tenantId, streamId)).flatMap(({ data }) =>
    data.plan ? (data.plan as Plan).phases[0]!.steps : [],
  )[0]!
  const turns = ['StepStarted', 'StepCompleted', 'StepReopened'].map((type) => ({
    type,
    data: { stepId },
    subjectId: clientId,
  }))
  for (let at = version; at < 4_499; at += 999) {
    const events = Array.from({ length: Math.min(999, 4_499 - at) }, (_, turn) => turns[turn % turns.length]!)
    await store.append({
      tenantId,
      commandId: randomUUID(),
      bodyHash: randomBytes(32),
      actorId: clientId,
      streams: [{ streamId, category: 'journey', expected: at, events }],
    })
  }
  const actor = { id: clientId, roles: ['client'] as const }
  const connection = { type: 'RecordConnection', who: 'Anna' }
  await execute('journey', streamId, connection, { actor }, handler())
  await expect(execute('journey', streamId, connection, { actor }, handler())).rejects.toMatchObject({
    refusal: { refused: 'JourneyFull' },
  })
  expect(await execute('journey', streamId, { type: 'WithdrawJourney' }, { actor })).toMatchObject({ version: 4_501 })
})

it('the number of frameworks is limited for each practice on its own', async () => {
  const draft = (tenant: string) => {
    const outline = { name: 'F', profession: 'P', description: 'D', loopYears: { from: 3, to: 5 } }
    return execute('framework', randomUUID(), { type: 'DraftFramework', ...outline }, { tenantId: tenant })
  }
  const [full, other] = [randomUUID(), randomUUID()]
  for (let at = 0; at < 100; at += 1) await draft(full)
  await expect(draft(full)).rejects.toMatchObject({ refusal: { refused: 'TooManyFrameworks' } })
  await draft(other)
})

describe('a move of a client', () => {
  const clientsOf = async (cohortId: string) => {
    const clients = new Set<unknown>()
    for (const { type, data } of await store.readStream(tenantId, cohortId)) {
      if (type === 'ClientEnrolled') clients.add(data.clientId)
      if (type === 'ClientMoved' || type === 'ClientLeft') clients.delete(data.clientId)
    }
    return clients
  }

  it('happens completely or not at all: of four clients who move to one free place, one arrives and three stay', async () => {
    const target = await newCohort(1)
    const sources: { cohortId: string; clientId: string }[] = []
    for (let at = 0; at < 4; at += 1) {
      const [cohortId, clientId] = [await newCohort(), await newClient(`m${at}${randomBytes(3).toString('hex')}`)]
      await execute('cohort', cohortId, { type: 'EnrolClient', clientId })
      sources.push({ cohortId, clientId })
    }
    const outcomes = await Promise.allSettled(
      sources.map(({ cohortId, clientId }) =>
        execute('cohort', cohortId, { type: 'MoveClient', clientId, toCohortId: target }, {}, handler({}, openStore())),
      ),
    )
    const codes = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.events.join() : (outcome.reason as Refused).refusal.refused,
    )
    expect(codes.sort()).toEqual(['ClientMoved,ClientEnrolled', 'CohortFull', 'CohortFull', 'CohortFull'])
    for (const [at, { cohortId, clientId }] of sources.entries()) {
      const [stays, arrived] = [await clientsOf(cohortId), await clientsOf(target)]
      expect([stays.has(clientId), arrived.has(clientId)]).toEqual(
        outcomes[at]!.status === 'fulfilled' ? [false, true] : [true, false],
      )
    }
  })

  it('returns its first result again, with its events, when the id is repeated', async () => {
    const [source, target] = [await newCohort(), await newCohort()]
    const clientId = await newClient(`n${randomBytes(3).toString('hex')}`)
    await execute('cohort', source, { type: 'EnrolClient', clientId })
    const commandId = randomUUID()
    const move = (on = commands) =>
      execute('cohort', source, { type: 'MoveClient', clientId, toCohortId: target }, { commandId }, on)
    const first = await move()
    expect(first.events).toEqual(['ClientMoved', 'ClientEnrolled'])
    expect(await move()).toEqual({ ...first, repeated: true })
    expect(await move(handler({}, openStore()))).toEqual({ ...first, repeated: true })
  })

  it('that an older version left half done is completed by the process manager, once', async () => {
    const [source, target] = [await newCohort(), await newCohort()]
    const clientId = await newClient(`o${randomBytes(3).toString('hex')}`)
    const enrolment = await execute('cohort', source, { type: 'EnrolClient', clientId })
    const moved = {
      clientId,
      journeyId: journeyIdFor(tenantId, clientId, frameworkId, 1),
      toCohortId: target,
      cycle: 1,
      decidedBy: { personId: owner.id, asOwner: true },
    }
    await store.append({
      tenantId,
      commandId: randomUUID(),
      bodyHash: randomBytes(32),
      actorId: owner.id,
      streams: [
        {
          streamId: source,
          category: 'cohort',
          expected: enrolment.version,
          events: [{ type: 'ClientMoved', data: moved, subjectId: clientId }],
        },
      ],
    })
    const manager = () => new ProcessManagers(database.pool, store, handler({}, openStore()), ids)
    await manager().advance(tenantId)
    await manager().advance(tenantId)
    const arrived = (await store.readStream(tenantId, target)).filter(({ type }) => type === 'ClientEnrolled')
    expect(arrived.map(({ data }) => data.clientId)).toEqual([clientId])
  })
})

describe('a process manager', () => {
  it('executes what follows from an event exactly once, however often it runs and wherever it is interrupted', async () => {
    const cohortId = await newCohort()
    const clients = []
    for (let at = 0; at < 6; at += 1) clients.push(await newClient(`p${at}${randomBytes(3).toString('hex')}`))
    for (const clientId of clients) await execute('cohort', cohortId, { type: 'EnrolClient', clientId })
    const managers = () => new ProcessManagers(database.pool, store, handler({}, openStore()), ids)
    await Promise.all([managers().advance(tenantId), managers().advance(tenantId)])
    // As if the checkpoint had never been moved: everything is tried again, and nothing happens twice.
    await database.admin.query(
      `update projection_checkpoint set position = 0 where projection = 'policies@1' and tenant_id = $1`,
      [tenantId],
    )
    await managers().advance(tenantId)
    for (const clientId of clients) {
      const events = await store.readStream(tenantId, journeyIdFor(tenantId, clientId, frameworkId, 1))
      expect(events.map(({ type }) => type)).toEqual(['JourneyOpened', 'PlanAssigned', 'PhaseEntered'])
    }
  })

  it('keeps a command that fails permanently for the operator, and goes on with the next', async () => {
    const [first, second] = [await newCohort(), await newCohort()]
    const clientId = await newClient(`r${randomBytes(3).toString('hex')}`)
    const { position } = await execute('cohort', first, { type: 'EnrolClient', clientId })
    // Someone used up the id of the first command that follows.
    await execute(
      'organisation',
      tenantId,
      { type: 'AddSponsor', name: 'X' },
      { commandId: ids('policies', tenantId, position, 0) },
    )
    const planned = await execute('cohort', second, { type: 'AssignPlanToCohort', plan })
    // An event without its fields, which no decider writes.
    await database.admin.query(`update event set data = '{}' where tenant_id = $1 and position = $2`, [
      tenantId,
      planned.position,
    ])
    const last = await newClient(`r${randomBytes(3).toString('hex')}`)
    await execute('cohort', first, { type: 'EnrolClient', clientId: last })
    const reported: string[] = []
    const manager = new ProcessManagers(database.pool, store, handler({}, openStore()), ids, ({ isByRule, reason }) => {
      if (!isByRule) reported.push(reason)
    })
    await manager.advance(tenantId)
    expect(reported).toEqual(['CommandReused', 'TypeError'])
    const journey = await store.readStream(tenantId, journeyIdFor(tenantId, last, frameworkId, 1))
    expect(journey.map(({ type }) => type)).toContain('JourneyOpened')
    expect(await refusalsOf(database.pool, tenantId)).toMatchObject([
      { position: planned.position, number: 0, command: 'PlanAssignedToCohort', reason: 'TypeError' },
      { position, number: 0, command: 'OpenJourney', reason: 'CommandReused' },
    ])
  })
})
