// npm run start:distributed: installs and builds where needed, then runs Switchback as several processes round Kafka.
import { makeReady, node24, run } from './workspace.mjs'

await makeReady()
process.exit(await run(node24, ['--enable-source-maps', 'apps/distributed/dist/main.js']))
