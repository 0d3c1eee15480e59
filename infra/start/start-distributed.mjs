// npm run start:distributed: installs and builds where needed, then runs Switchback as several processes round Kafka.
import { makeReady, runTied } from './workspace.mjs'

await makeReady()
process.exit(await runTied(['--enable-source-maps', 'infra/local-cluster/dist/main.js']))
