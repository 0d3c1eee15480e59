// npm run dev: API and web, each reloaded when its sources change. The web page is at the second address.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { makeReady, node24, root } from './workspace.mjs'

await makeReady()
const bin = join(root, 'node_modules', '.bin')
const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, PORT: process.env.PORT ?? '4747' }
const start = (command, args, cwd = root) => spawn(command, args, { cwd, env, stdio: 'inherit' })
const children = [
  start(join(bin, 'turbo'), ['watch', 'build', '--filter=@switchback/standalone...', '--output-logs=errors-only']),
  start(node24, [
    '--watch-path=apps/api/dist',
    '--watch-path=apps/standalone/dist',
    '--watch-path=packages',
    '--watch-preserve-output',
    '--enable-source-maps',
    'apps/standalone/dist/main.js',
  ]),
  start(node24, ['node_modules/vite/bin/vite.js'], join(root, 'apps', 'web')),
]
const stop = () => children.forEach((child) => child.kill('SIGTERM'))
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
await Promise.all(children.map((child) => new Promise((resolve) => child.on('exit', resolve))))
