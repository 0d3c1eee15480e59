import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../postgresql/cluster.js'
import { startKafka } from './cluster.js'

it('a cluster whose id begins with a hyphen starts; one id in 64 does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-cluster-id-'))
  const clusterId = '-Ge28CRSd4eQkwXUvEGjWg'
  const port = { client: await freePort(), controller: await freePort(), internal: await freePort() }
  await writeFile(join(folder, 'layout.json'), JSON.stringify({ clusterId, ports: [port] }))
  const kafka = await startKafka({ folder, brokers: 1 })
  await kafka.stop()
  expect(await readFile(join(folder, 'broker-1/data/meta.properties'), 'utf8')).toContain(`cluster.id=${clusterId}`)
  await rm(folder, { recursive: true })
}, 120_000)
