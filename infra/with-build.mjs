// Runs one of our programs on the built workspace: node infra/with-build.mjs FILE [arguments].
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
process.exit(await run(node24, ['--enable-source-maps', ...process.argv.slice(2)]))
