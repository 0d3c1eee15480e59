// Runs one of our programs on the built workspace: node infra/start/with-build.mjs FILE [arguments].
import { makeReady, runTied } from './workspace.mjs'

await makeReady()
process.exit(await runTied(['--enable-source-maps', ...process.argv.slice(2)]))
