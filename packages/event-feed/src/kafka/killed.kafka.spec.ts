import { execFileSync, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from '@switchback/testing/until'

const program = fileURLToPath(new URL('../../../../infra/testing/dist/servers-process.js', import.meta.url))

it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'PostgreSQL and the broker end when the process that started them ends by %s',
  async (signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'switchback-killed-'))
    await chmod(folder, 0o755)
    await mkdir(join(folder, 'database'))
    const parent = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((resolve) => parent.on('exit', resolve))
    let said = ''
    parent.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await until(() => said.includes('started'))
    // The programs name the folder in their arguments; so does their parent.
    const running = () =>
      execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(folder))
    expect(running().filter((line) => line.includes('kafka.Kafka'))).toHaveLength(1)
    expect(running().filter((line) => line.includes('postgres'))).not.toEqual([])
    parent.kill(signal)
    await ended
    await until(() => running().length === 0)
    await rm(folder, { recursive: true, force: true })
  },
  120_000,
)
