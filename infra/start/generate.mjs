// npm run generate: writes the files that are made from the schemas, and the tasks of turbo.json that follow from what specs import.
// With --check it writes nothing, and fails if one of them is not up to date.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
const args = process.argv.slice(2)
const codes = [
  await run(node24, ['infra/generate/main.js', ...args]),
  await run(node24, ['infra/lint/turbo-tasks.mjs', ...args]),
]
process.exit(Math.max(...codes))
