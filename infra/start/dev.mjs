// npm run dev: makes the workspace ready, and runs dev-loop.mjs on the Node that the program runs on.
import { spawn } from 'node:child_process'
import { makeReady, node24, root } from './workspace.mjs'

await makeReady()
// By the channel the loop notices when this process is killed.
const loop = spawn(node24, ['infra/start/dev-loop.mjs'], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
// Ctrl-C reaches the loop anyway, and a signal to this process alone is passed on. The loop ends once, however often it is asked.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => loop.kill(signal))
loop.on('exit', (code) => process.exit(code ?? 1))
