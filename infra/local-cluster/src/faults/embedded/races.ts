import { randomUUID } from 'node:crypto'
import type { Caller, Told } from './caller.js'
import { countAll, onDatabase } from './counting.js'
import { History } from './history.js'
import { Practice } from './practice.js'
import { Program } from './program.js'
import type { Part } from './run.js'
import type { Tally } from './report.js'

const callers = 8
const places = 3

/** What callers want at the same moment and not all may have: what has to hold afterwards, holds. */
export const races: Part = async ({ folder, tally, size }) => {
  const program = await Program.on(folder, tally)
  await program.start()
  const history = new History()
  const practice = await Practice.setUp(program.address, await program.untilSaid(/\/set-up#(\S+)/))
  const race = new Race(history, tally)
  for (let round = 0; round < size.races; round += 1) {
    await oneAddress(practice, race)
    await oneKey(practice, race)
    const enrolled = await placesOfACohort(practice, history, race)
    await movesToOnePlace(practice, history, race, enrolled)
    await ownersAgainstEachOther(practice, history, race)
    tally.round('races')
  }
  await practice.untilPlanned()
  await program.stop()
  const astray = await onDatabase({ SWITCHBACK_DATA: folder }, async (client) => {
    const { rows } = await client.query<{ person: string }>(
      `select data ->> 'clientId' as person from event where type in ('ClientEnrolled', 'ClientMoved')
       group by 1 having count(*) filter (where type = 'ClientEnrolled') - count(*) filter (where type = 'ClientMoved') <> 1`,
    )
    return rows.map(({ person }) => person)
  })
  tally.fault('invariantsBroken', `in none or several cohorts: ${astray.join()}`, astray.length)
  await countAll({ SWITCHBACK_DATA: folder }, history, tally)
}

interface Wish {
  caller: Caller
  path: string
  body: object
  key?: string
}

/** Sends wishes at the same moment, and notes those that are acknowledged. */
class Race {
  constructor(
    private readonly history: History,
    private readonly tally: Tally,
  ) {}

  /** Exactly so many of the wishes are acknowledged, and the others are refused by a rule. */
  async run(what: string, wishes: Wish[], winners: number): Promise<Told[]> {
    const told = await Promise.all(
      wishes.map(async ({ caller, path, body, key = randomUUID() }) => {
        const asked = performance.now()
        const answer = await caller.post(path, body, key)
        if (answer.status === 200) this.history.note(caller.personId, caller.tenantId, key, asked, answer.body)
        return answer
      }),
    )
    this.check(what, told, winners)
    return told
  }

  check(what: string, told: Told[], winners: number): void {
    const won = told.filter(({ status }) => status === 200).length
    const odd = told.filter(({ status }) => ![200, 403, 409, 422].includes(status))
    if (won !== winners || odd.length > 0)
      this.tally.fault(
        'invariantsBroken',
        `${what}: ${JSON.stringify(told.map(({ status, body }) => [status, body?.code]))}`,
      )
  }
}

const times = <Item>(count: number, make: (at: number) => Item) => Array.from({ length: count }, (_, at) => make(at))

async function oneAddress({ owner }: Practice, race: Race) {
  const body = { name: 'One Address', email: `one-${randomUUID()}@faults.example`, role: 'client' }
  const path = `organisations/${owner.tenantId}/invite-member`
  await race.run(
    'one address invited by eight',
    times(callers, () => ({ caller: owner, path, body })),
    1,
  )
}

async function oneKey({ owner }: Practice, race: Race) {
  const path = `organisations/${owner.tenantId}/add-sponsor`
  const key = randomUUID()
  const body = { name: `Sponsor ${key}` }
  const told = await Promise.all(times(callers, () => owner.post(path, body, key)))
  race.check('one key of eight', told, callers)
  const positions = new Set(told.map(({ body: answer }) => answer.position))
  if (positions.size !== 1) race.check('one key at several positions', told, -1)
}

async function placesOfACohort(practice: Practice, history: History, race: Race) {
  const cohortId = await practice.cohort(history, places)
  const clients: Caller[] = []
  for (let at = 0; at < callers; at += 1) clients.push(await practice.join(history))
  const told = await race.run(
    'eight clients for three places',
    clients.map(({ personId: clientId }) => ({
      caller: practice.owner,
      path: `cohorts/${cohortId}/enrol-client`,
      body: { clientId },
    })),
    places,
  )
  const enrolled = clients.filter((_, at) => told[at]!.status === 200)
  for (const client of enrolled) history.enrolled.push(client.personId)
  return { cohortId, enrolled }
}

async function movesToOnePlace(
  practice: Practice,
  history: History,
  race: Race,
  { cohortId, enrolled }: { cohortId: string; enrolled: Caller[] },
) {
  const toCohortId = await practice.cohort(history, 1)
  await race.run(
    'three clients move to one place',
    enrolled.map(({ personId: clientId }) => ({
      caller: practice.owner,
      path: `cohorts/${cohortId}/move-client`,
      body: { clientId, toCohortId },
    })),
    1,
  )
}

/** Each of two owners takes the other's role away: one of them stays. The one who stays is the owner of the practice. */
async function ownersAgainstEachOther(practice: Practice, history: History, race: Race) {
  const first = practice.owner
  const path = `organisations/${first.tenantId}/revoke-role`
  const second = await practice.join(history, 'owner')
  await first.give(history, `organisations/${first.tenantId}/grant-role`, { personId: second.personId, role: 'coach' })
  const [byFirst] = await race.run(
    'two owners against each other',
    [
      { caller: first, path, body: { personId: second.personId, role: 'owner' } },
      { caller: second, path, body: { personId: first.personId, role: 'owner' } },
    ],
    1,
  )
  if (byFirst!.status === 200) return
  practice.owner = second
  await second.give(history, `organisations/${first.tenantId}/grant-role`, { personId: first.personId, role: 'owner' })
  practice.owner = first
}
