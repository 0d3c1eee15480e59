// npm run faults -- kafka --seed S: kills parts of the distributed shape under steady commands, and counts what came of it.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
process.exit(
  await run(node24, ['--enable-source-maps', 'apps/distributed/dist/faults/main.js', ...process.argv.slice(2)]),
)
