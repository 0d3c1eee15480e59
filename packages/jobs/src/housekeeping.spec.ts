import { randomBytes, randomUUID } from 'node:crypto'
import { ExecuteCommand, type CommandRequest } from '@switchback/command-handling/execute-command'
import { openServer } from '@switchback/installation/open-server'
import { foundPractice } from '@switchback/identity/found-practice'
import { Projector } from '@switchback/projections/projector'
import { housekeepingRounds } from './housekeeping.js'
import { releaseFigures } from './release-figures.js'
import { direct } from './due.js'
import { eraseDue } from './erasure.js'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { allProjections } from '@switchback/views/all-projections'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'

const minute = 60_000
const day = 24 * 60 * minute
const masterKey = randomBytes(32)
let database: TestDatabase
let core: ReturnType<typeof openServer>
let projector: Projector
let tenantId: string
let ownerId: string

beforeAll(async () => {
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  core = openServer({ applicationUrl: database.applicationUrl, masterKey })
  projector = new Projector(core.pool, core.store, allProjections)
  const founding = { organisation: 'Bend', name: 'Nora', email: 'nora@example.org', password: 'a long password' }
  ;({ tenantId, ownerId } = await foundPractice(core.commands, core.identity, founding))
}, 60_000)
afterAll(async () => {
  await core.pool.end()
  await database.drop()
})

const give = (actor: CommandRequest['actor'], command: { type: string; [key: string]: unknown }) =>
  core.commands.execute(
    new ExecuteCommand({
      tenantId,
      category: 'organisation',
      streamId: tenantId,
      command,
      actor,
      commandId: randomUUID(),
    }),
  )

/** A client with a sign-in, who has asked to be erased after some days. */
async function leaving(days: number): Promise<string> {
  const email = `${randomUUID()}@example.org`
  await give({ id: ownerId, roles: ['owner'] }, { type: 'InviteMember', name: 'Kim', email, role: 'client' })
  const { rows } = await database.admin.query<{ person: string; invitation: string }>(
    `select data ->> 'personId' as person, data ->> 'invitationId' as invitation from event
     where tenant_id = $1 and type = 'MemberInvited' order by position desc limit 1`,
    [tenantId],
  )
  const { person, invitation } = rows[0]!
  await give({ id: person, roles: ['invited'] }, { type: 'AcceptInvitation', invitationId: invitation })
  await core.identity.link((await core.identity.accountFor(email, 'a long password'))!, tenantId, person)
  await give({ id: person, roles: ['client'] }, { type: 'RequestErasure', personId: person, days })
  await projector.advance(tenantId)
  return person
}

/** The record of a person's erasure; null if it was not carried out. */
async function carriedOut(person: string): Promise<{ files: number; accounts: number } | null> {
  await projector.advance(tenantId)
  const { rows } = await database.admin.query<{ files: number; accounts: number }>(
    `select (data ->> 'files')::int as files, (data ->> 'accounts')::int as accounts from event
     where tenant_id = $1 and type = 'ErasureCarriedOut' and data ->> 'personId' = $2`,
    [tenantId, person],
  )
  expect(rows.length).toBeLessThan(2)
  return rows[0] ?? null
}

const isKeyThere = async (person: string) =>
  (
    await database.admin.query(
      'select 1 from person_key where tenant_id = $1 and person_id = $2 and wrapped_key is not null',
      [tenantId, person],
    )
  ).rowCount === 1

/** A process with clocks of its own: `ahead` of the time of day, and so old. */
function startProcess({ age = 0, ahead = 0 } = {}) {
  const times = { age, ahead }
  const reported: string[] = []
  const counted: string[] = []
  const rounds = housekeepingRounds({
    core,
    clock: { now: () => new Date(Date.now() + times.ahead), monotonic: () => times.age },
    onError: (error, where) => reported.push(`${where}: ${(error as Error).message}`),
    count: (what) => counted.push(what),
  })
  return {
    times,
    reported,
    counted,
    async round(passed = 0) {
      times.age += passed
      await projector.advance(tenantId)
      await rounds.round()
    },
  }
}

describe('what cannot be undone', () => {
  it('is done once it was found due for an hour, also where the process ends in between', async () => {
    const person = await leaving(0)
    const first = startProcess()
    for (let passed = 0; passed <= 30; passed += 5) await first.round(passed === 0 ? 0 : 5 * minute)
    expect(await carriedOut(person)).toBeNull()
    const second = startProcess()
    for (let passed = 0; passed <= 25; passed += 5) await second.round(passed === 0 ? 0 : 5 * minute)
    expect(await carriedOut(person)).toBeNull()
    await second.round(5 * minute)
    expect(await carriedOut(person)).toEqual({ files: 0, accounts: 1 })
    expect([...first.reported, ...second.reported]).toEqual([])
  }, 60_000)

  it('is not done by a clock that is ahead for a while, and nothing of that is kept', async () => {
    const person = await leaving(7)
    const process = startProcess({ age: 120 * minute, ahead: 400 * day })
    await process.round()
    await process.round(5 * minute)
    process.times.ahead = 0
    await process.round(minute)
    const { rows } = await database.admin.query('select 1 from due_finding where item = $1', [person])
    expect(rows).toEqual([])
    expect(await isKeyThere(person)).toBe(true)
  }, 60_000)

  it('is not even begun to be waited for where the clock of a young process disagrees with the newest event', async () => {
    const person = await leaving(0)
    const process = startProcess({ ahead: 400 * day })
    await process.round()
    await process.round(5 * minute)
    expect(process.counted).toEqual(['clock-ahead', 'clock-ahead'])
    expect(process.reported).toHaveLength(1)
    const { rows } = await database.admin.query('select 1 from due_finding where item = $1', [person])
    expect(rows).toEqual([])
    expect(await carriedOut(person)).toBeNull()
  }, 60_000)
})

describe('an erasure', () => {
  class Killed extends Error {}
  const dies = (): never => {
    throw new Killed()
  }
  const soon = () => new Date(Date.now() + minute)

  it.each([
    [
      'what is to go was noted',
      (): typeof core => ({ ...core, keyring: Object.assign(Object.create(core.keyring), { destroy: dies }) }),
    ],
    [
      'the key was destroyed',
      (): typeof core => ({
        ...core,
        keyring: Object.assign(Object.create(core.keyring), {
          async destroy(...given: Parameters<typeof core.keyring.destroy>) {
            await core.keyring.destroy(...given)
            dies()
          },
        }),
      }),
    ],
    [
      'what is outside the log went',
      (): typeof core => ({ ...core, commands: Object.assign(Object.create(core.commands), { execute: dies }) }),
    ],
    [
      'it was recorded',
      (): typeof core => ({
        ...core,
        commands: Object.assign(Object.create(core.commands), {
          async execute(command: ExecuteCommand) {
            await core.commands.execute(command)
            dies()
          },
        }),
      }),
    ],
  ])('goes on where it ended after %s, and its record has what went', async (_, dying) => {
    const person = await leaving(0)
    await expect(eraseDue(dying(), tenantId, soon())).rejects.toThrow(Killed)
    await eraseDue(core, tenantId, soon())
    expect(await carriedOut(person)).toEqual({ files: 0, accounts: 1 })
    expect(await isKeyThere(person)).toBe(false)
    await eraseDue(core, tenantId, soon())
    const { rows } = await database.admin.query('select 1 from erasure_begun where person_id = $1', [person])
    expect(rows).toEqual([])
  })

  it('that fails is reported, and the next one is carried out', async () => {
    const [one, other] = [await leaving(0), await leaving(0)]
    const failing = Object.assign(Object.create(core.keyring), {
      destroy: (tenant: string, person: string) => (person === one ? dies() : core.keyring.destroy(tenant, person)),
    })
    const failed: string[] = []
    await eraseDue({ ...core, keyring: failing }, tenantId, soon(), {
      ...direct,
      failed: (_, what) => failed.push(what),
    })
    expect(failed).toEqual([`erasing ${one}`])
    expect(await carriedOut(one)).toBeNull()
    expect(await carriedOut(other)).not.toBeNull()
  })
})

it('a release keeps its turn while it works for longer than a transaction may otherwise wait', async () => {
  const limits = { idleInTransactionMs: 300 }
  const impatient = openServer({ applicationUrl: database.applicationUrl, masterKey, limits })
  const waitsLong = async () =>
    (
      await database.admin.query(
        `select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
           and clock_timestamp() - state_change > interval '600 milliseconds'`,
      )
    ).rowCount! > 0
  // Views that are behind are waited for, with the turn in hand.
  await give({ id: ownerId, roles: ['owner'] }, { type: 'AddSponsor', name: 'Northwind' })
  const release = releaseFigures(impatient, tenantId)
  let kept = false
  for (const begun = Date.now(); !kept && Date.now() - begun < 5_000;) kept = await waitsLong()
  await projector.advance(tenantId)
  expect(await release).toBe(0)
  expect(kept).toBe(true)
  await impatient.pool.end()
})
