// npm run faults -- kafka --seed S: kills parts of the distributed shape under steady commands, and counts what came of it.
// npm run faults -- embedded --seed S: the same for the program in one process, with its disk, network, clock and starts.
import { makeReady, runTied } from './workspace.mjs'

await makeReady()
process.exit(
  await runTied(['--enable-source-maps', 'infra/local-cluster/dist/faults/main.js', ...process.argv.slice(2)]),
)
