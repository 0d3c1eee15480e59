// npm start: installs and builds where needed, then runs Switchback in one process.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
process.exit(await run(node24, ['--enable-source-maps', 'apps/standalone/dist/main.js']))
