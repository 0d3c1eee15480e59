// npm run generate: writes the files that are made from the schemas; with --check it only looks whether they are up to date.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
process.exit(await run(node24, ['infra/generate/main.js', ...process.argv.slice(2)]))
