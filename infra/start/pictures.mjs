// npm run pictures [-- [--data usual|none|much] FOLDER [NAME ...]]: pictures of every screen, of the real program with its demo
// data, with none, or with far too much.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
process.exit(await run(node24, ['infra/pictures/main.js', ...process.argv.slice(2)]))
