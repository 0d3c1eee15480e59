import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The lines of a file with this text at this path, as far as the linter's rules of imports forbid them. */
function forbiddenLines(path: string, text: string): Promise<number[]> {
  const eslint = ['node_modules/eslint/bin/eslint.js', '-c', 'infra/lint/eslint.config.js']
  const options = ['--stdin', '--stdin-filename', path, '--format', 'json']
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [...eslint, ...options], { cwd: root }, (_, said, problem) => {
      if (problem) return reject(new Error(problem))
      const [{ messages }] = JSON.parse(said) as [{ messages: { ruleId: string; line: number }[] }]
      const ofImports = messages.filter(({ ruleId }) => /^no-restricted-(imports|syntax)$/.test(ruleId))
      resolve(ofImports.map(({ line }) => line))
    })
    child.stdin!.end(text)
  })
}

describe('the linter', () => {
  it.each(['infra/start/planted.mjs', 'infra/bench/planted.js', 'infra/planted/main.js'])(
    'lets %s import no app, by name or by path, at the start or by call',
    async (path) => {
      const lines = [
        "import '@switchback/api/main'",
        "export * from '@switchback/standalone'",
        "import { main } from '../../apps/operator/src/main.js'",
        "await import('@switchback/web')",
        'await import(`../../apps/${main}/dist/main.js`)',
        'await import(`@switchback/relay/${main}`)',
      ]
      expect(await forbiddenLines(path, lines.join('\n'))).toEqual([1, 2, 3, 4, 5, 6])
    },
    30_000,
  )

  it('lets a package import no app, also by call', async () => {
    const lines = ["import '@switchback/api/main'", "await import('@switchback/projector/main')"]
    expect(await forbiddenLines('packages/runtime/src/planted.ts', lines.join('\n'))).toEqual([1, 2])
  }, 30_000)

  it('lets infra import packages and its own folders', async () => {
    const lines = [
      "import '@switchback/http-api/options'",
      "import '@switchback/views/apps/list'",
      "import './workspace.mjs'",
      "await import('@switchback/local-servers/postgresql/cluster')",
    ]
    expect(await forbiddenLines('infra/start/planted.mjs', lines.join('\n'))).toEqual([])
  }, 30_000)
})
