import { parseArgs } from 'node:util'
import { killAll } from '@switchback/testing/running-program'
import { isWhole } from './report.js'
import { partNames, runEmbeddedFaults, sizes } from './run.js'

/** npm run faults -- embedded --seed S [--only NAME]... [--short] [--outage SECONDS] [--silence SECONDS] [--kills N] */
export async function runEmbedded(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      only: { type: 'string', multiple: true },
      short: { type: 'boolean', default: false },
      outage: { type: 'string' },
      silence: { type: 'string' },
      kills: { type: 'string' },
    },
  })
  const { outageMs, silenceMs, kills, ...size } = values.short ? sizes.short : sizes.long
  const seconds = (given: string | undefined, usual: number) => (given === undefined ? usual : Number(given) * 1_000)
  const seed = Number(values.seed)
  const chosen = {
    ...size,
    kills: values.kills === undefined ? kills : Number(values.kills),
    outageMs: seconds(values.outage, outageMs),
    silenceMs: seconds(values.silence, silenceMs),
  }
  if ([seed, ...Object.values(chosen)].some((number) => !Number.isInteger(number) || number < 0))
    throw new Error('Draw the faults from a number: npm run faults -- embedded --seed 1')
  const unknown = values.only?.find((name) => !partNames.includes(name))
  if (unknown) throw new Error(`There is no part ${unknown}: there are ${partNames.join(', ')}.`)
  const end = () => void killAll().then(() => process.exit(1))
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  // Nobody reads the report any more.
  process.on('disconnect', end)
  const report = await runEmbeddedFaults({
    seed,
    ...(values.only && { only: values.only }),
    size: chosen,
    onProgress: (what) => process.stderr.write(`  ${what}\n`),
  })
  process.stdout.write(`${JSON.stringify(report)}\n`)
  return isWhole(report) ? 0 : 1
}
