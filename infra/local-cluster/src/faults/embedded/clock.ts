import { setTimeout as delay } from 'node:timers/promises'
import { Caller } from './caller.js'
import { countAll, onDatabase } from './counting.js'
import { History } from './history.js'
import { founding, Practice } from './practice.js'
import { Program } from './program.js'
import type { Part } from './run.js'

const day = 86_400_000
const preload = new URL('../../../dist/faults/embedded/shifted-clock.js', import.meta.url).href

/** The settings of a program whose clock is wrong. */
const shifted = (days: number) => ({
  FAULTS_CLOCK_SHIFT_MS: String(days * day),
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${preload}`.trim(),
})

/** The clock is wrong for some seconds, with an erasure that is due in seven days, and periods whose figures are not due. */
export const clock: Part = async ({ folder, tally, size }) => {
  const environment = { SWITCHBACK_DATA: folder }
  const program = await Program.on(folder, tally)
  const history = new History()
  await program.start()
  const practice = await Practice.setUp(program.address, await program.untilSaid(/\/set-up#(\S+)/))
  const { client: leaving } = await practice.enrolled(history, await practice.cohort(history))
  await practice.untilPlanned()
  const erasures = `organisations/${practice.owner.tenantId}/request-erasure`
  await practice.owner.give(history, erasures, { personId: leaving.personId, days: 7 })
  await program.stop()
  for (const days of [400, -1]) {
    await program.start(shifted(days))
    // People go on working by the wrong clock: their session has ended, or is of tomorrow.
    await workBy(program, history)
    await delay(size.wrongClockMs)
    await program.stop()
    tally.round('clock')
  }
  await program.start()
  await workBy(program, history)
  await program.stop()
  const done = await onDatabase(environment, async (client) => {
    const { rows } = await client.query<{ what: string }>(
      `select type as what from event where type in ('ErasureCarriedOut', 'FiguresPublished')
       union all select 'key destroyed' from person_key where destroyed_at is not null
       union all select 'figures released' from reporting_release`,
    )
    return rows.map(({ what }) => what)
  })
  tally.fault('irreversible', done.join(', '), done.length)
  await countAll(environment, history, tally)
}

async function workBy(program: Program, history: History) {
  const owner = await Caller.signIn(program.address, founding.email, founding.password)
  await (await Practice.of(owner)).cohort(history)
}
