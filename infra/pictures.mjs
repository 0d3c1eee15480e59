// npm run pictures [-- FOLDER [NAME ...]]: pictures of every screen, of the real program with its demo data.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
process.exit(await run(node24, ['infra/pictures/main.js', ...process.argv.slice(2)]))
