// npm run verify: folds every view again from the store and compares it, row by row, with the live ones.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
process.exit(await run(node24, ['--enable-source-maps', 'apps/standalone/dist/verify.js']))
