import { parseArgs } from 'node:util'
import { runEmbedded } from './embedded/main.js'
import { runFaults } from './run.js'

/** npm run faults -- kafka --seed S [--faults N] [--rate R] [--outage SECONDS], or embedded (see there) */
async function main() {
  const [shape, ...rest] = process.argv.slice(2)
  if (shape === 'embedded') process.exit(await runEmbedded(rest))
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: '10' },
      rate: { type: 'string', default: '60' },
      outage: { type: 'string', default: '30' },
    },
  })
  const numbers = [values.seed, values.faults, values.rate, values.outage].map(Number)
  if (positionals[0] !== 'kafka' || numbers.some((number) => !Number.isInteger(number) || number < 0))
    throw new Error('Say which faults, and draw them from a number: npm run faults -- kafka --seed 1')
  const [seed, faults, perSecond, outage] = numbers as [number, number, number, number]
  const onProgress = (what: string) => process.stderr.write(`  ${what}\n`)
  const ending = new AbortController()
  const end = () => {
    onProgress('ending after this fault')
    ending.abort(new Error('Ended by a signal, before all faults had come.'))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  // Nobody reads the report any more; brokers, PostgreSQL and processes end with this one.
  process.on('disconnect', () => process.exit(1))
  const { signal } = ending
  const report = await runFaults({ seed, faults, perSecond, outageMs: outage * 1_000, onProgress, signal })
  const { acknowledged, lost, doubled, rowsDiffering, gapsFilled, longestStallMs, ...more } = report
  const line = { acknowledged, lost, doubled, rowsDiffering, faults: report.faults, gapsFilled, longestStallMs }
  process.stdout.write(`${JSON.stringify(line)}\n${JSON.stringify({ seed, perSecond, ...more })}\n`)
  const { missingInLog, refused, database } = more
  const wrong = lost + doubled + rowsDiffering + missingInLog + refused.length + database.troubles.length
  process.exit(wrong === 0 ? 0 : 1)
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).stack}\n`)
  process.exit(1)
})
