// npm run switchback -- COMMAND: what an operator does with an installation. Without a command it tells them all.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
const options = ['--enable-source-maps']
process.exit(await run(node24, [...options, 'apps/operator/dist/main.js', ...process.argv.slice(2)]))
