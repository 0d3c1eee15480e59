// npm run bench: measures side by side with peers in one run on one PostgreSQL with fsync on, and prints JSON lines.
import { benchAppend } from './append.js'
import { benchHome } from './home.js'
import { benchHttp } from './http.js'
import { benchKafka } from './kafka.js'
import { benchRebuild } from './rebuild.js'
import { benchSponsor } from './sponsor.js'
import { openSetting, print, round } from './setting.js'

const rounds = 3
const seconds = Number(process.env.BENCH_SECONDS ?? 3)
/** npm run bench -- kafka (or home, or sponsor) measures that alone. */
const only = process.argv[2]
if (only === 'home') {
  await benchHome()
  process.exit(0)
}
const setting = await openSetting()
try {
  if (only === 'sponsor') await benchSponsor(setting)
  else if (only === 'kafka') await benchKafka(setting, rounds)
  else await benchAll()
} finally {
  await setting.close()
}
process.exit(0)

async function benchAll() {
  const append = await setting.withoutVacuum(() => benchAppend(setting, rounds, seconds))
  const rebuild = await benchRebuild(setting, rounds)
  const http = await benchHttp(setting, rounds, seconds)
  await benchKafka(setting, rounds)
  await benchHome()
  await benchSponsor(setting)
  const targets = [
    ['append with 64 callers to Emmett', append[64].toEmmett, 5],
    ['append with 64 callers to plain INSERT', append[64].toInsert, 2],
    ['rebuild to Emmett', rebuild, 50],
    ['command over HTTP to an empty POST', http, 0.4],
  ]
  for (const [target, reached, atLeast] of targets)
    print({ target, atLeast, reached: round(reached, 2), met: reached >= atLeast })
}
