import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseProcess, killAll, ready, startProgram, stopProgram } from '@switchback/testing/running-program'

let folder: string
const start = (environment: Record<string, string> = {}) => startProgram(folder, environment)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchback-starting-'))
})
afterAll(async () => {
  await killAll()
  await rm(folder, { recursive: true, force: true })
})

describe('starting and stopping', () => {
  it('does not start with the setting that trusted every proxy, and says what replaces it', async () => {
    const started = start({ SWITCHBACK_TRUST_PROXY: 'true' })
    expect(await started.ended).toBe(1)
    expect(started.said()).toMatch(/^Switchback cannot start\. .*Set SWITCHBACK_TRUSTED_PROXIES/m)
  })
  it('makes everything the first time, keeps secrets to the owner, and Ctrl-C leaves no process', async () => {
    const started = start()
    const address = await ready(started)
    const session = await fetch(`${address}/api/session`)
    expect(session.status).toBeLessThan(500)
    expect(started.said()).not.toContain('Demo sign-ins')
    expect(started.said()).toContain(`Make your practice at ${address}/set-up#`)
    for (const secret of ['master-key', 'postgres-password', 'application-password'])
      expect((await stat(join(folder, secret))).mode & 0o777).toBe(0o600)

    const database = await databaseProcess(folder)
    started.child.kill('SIGINT')
    expect(await started.ended).toBe(0)
    expect(started.said()).toContain('Switchback has stopped. Nothing was lost.')
    expect(() => process.kill(database, 0)).toThrow()
    expect(existsSync(join(folder, 'instance.pid'))).toBe(false)
  })

  it('answers probes and metrics truly, and what is no screen is not there', async () => {
    const started = start({ OPERATIONS_PORT: '0' })
    const address = await ready(started)
    const operations = /Health and metrics at (\S+)/.exec(started.said())![1]!
    for (const at of [address, operations])
      for (const probe of ['live', 'ready']) expect((await fetch(`${at}/health/${probe}`)).status).toBe(200)
    const measured = await (await fetch(`${operations}/metrics`)).text()
    expect(measured).toContain('switchback_append_seconds')
    expect(measured).toMatch(/switchback_access_records_lost_total\{.*\} 0/)
    for (const name of ['command', 'query']) expect(measured).toContain(`# TYPE switchback_${name}_seconds histogram`)
    for (const path of ['metrics', 'robots.txt', 'wp-login.php', 'health/other'])
      expect((await fetch(`${address}/${path}`)).status).toBe(404)
    expect((await fetch(`${address}/set-up`)).headers.get('content-type')).toContain('text/html')
    await stopProgram(started)
  })

  it('a second instance on the same folder is refused with the process to stop', async () => {
    const first = start()
    await ready(first)
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`Another Switchback (process ${first.child.pid}) is running on ${folder}.`)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
  })

  it('a taken port is refused before anything is made, with what to do', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const started = start({ PORT: String(port) })
    expect(await started.ended).toBe(1)
    expect(started.said().trim()).toBe(
      `Switchback cannot start. Port ${port} is taken, perhaps by a Switchback that is running. Set PORT to another one, for example PORT=${port + 1}.`,
    )
    await new Promise((resolve) => server.close(resolve))
  })

  it('a port that is no number, and a host that is not here, are refused with what to do', async () => {
    const port = start({ PORT: 'http' })
    expect(await port.ended).toBe(1)
    expect(port.said()).toContain('PORT must be a number from 0 to 65535.')
    const host = start({ HOST: '203.0.113.7' })
    expect(await host.ended).toBe(1)
    expect(host.said()).toContain('HOST is no address of this machine.')
  })

  it('what a killed start left running is ended, and nothing is lost', async () => {
    const killed = start()
    await ready(killed)
    const leftover = await databaseProcess(folder)
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(() => process.kill(leftover, 0)).not.toThrow()
    const again = start()
    await ready(again)
    expect(await databaseProcess(folder)).not.toBe(leftover)
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
  })

  it('a folder of a newer program is refused, and left as it is', async () => {
    const file = join(folder, 'layout')
    const before = await readFile(file, 'utf8')
    await writeFile(file, '99\n')
    const started = start()
    expect(await started.ended).toBe(1)
    expect(started.said()).toContain('This data folder was written by a newer Switchback.')
    await writeFile(file, before)
  })

  it('a place that cannot hold a data folder is refused with what to do', async () => {
    const started = start({ SWITCHBACK_DATA: join(folder, 'layout', 'data') })
    expect(await started.ended).toBe(1)
    expect(started.said()).toContain('cannot be written. Set SWITCHBACK_DATA to a folder of yours.')
  })
})
