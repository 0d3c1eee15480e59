import { spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { binaries, databaseUser } from './binaries.js'
import { stopLeftover } from './leftover.js'
import { textOf } from './whole-files.js'
import { until } from '@switchback/testing/until'

test('a server that is stopping, and has already removed its file, is waited for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-leftover-'))
  const data = join(folder, 'postgres')
  const file = join(data, 'postmaster.pid')
  const owner = databaseUser()
  await mkdir(data)
  await chmod(folder, 0o755)
  if (owner) await chown(data, owner.uid, owner.gid)
  await writeFile(join(data, 'PG_VERSION'), '18\n')
  const ending = spawn('sleep', ['600'], { argv0: 'postgres', cwd: data })
  const ended = new Promise((resolve) => ending.on('exit', resolve))
  await writeFile(file, `${ending.pid}\n${data}\n`)
  // Between the look at the file and the stop, the file goes; the stop itself is PostgreSQL's own.
  const { pg_ctl: pgCtl } = await binaries()
  const late = join(folder, 'pg_ctl')
  await writeFile(late, `#!/bin/sh\nrm -f '${file}'\nexec '${pgCtl}' "$@"\n`, { mode: 0o755 })
  const outcome = stopLeftover(data, late, owner).then(
    () => 'stopped',
    (error: Error) => error.message,
  )
  await until(() => !existsSync(file))
  ending.kill('SIGKILL')
  await ended
  expect(await outcome).toBe('stopped')
  await rm(folder, { recursive: true, force: true })
})

test('a file that is deleted while it is read counts as missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-going-'))
  const file = join(folder, 'postmaster.pid')
  for (let round = 0; round < 200; round += 1) {
    writeFileSync(file, '1')
    const text = textOf(file)
    rmSync(file)
    expect(['1', '', null]).toContain(await text)
  }
  await rm(folder, { recursive: true })
})
