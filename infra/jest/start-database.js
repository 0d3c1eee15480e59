import { mkdtemp, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '@switchback/local-servers/postgresql/cluster'

/** @typedef {{ cluster: Awaited<ReturnType<typeof startCluster>>, folder: string }} Started */

/** One PostgreSQL for the whole run; each suite makes its own database on it. */
export default async function () {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-test-'))
  await chmod(folder, 0o755)
  const cluster = await startCluster({
    folder,
    settings: { fsync: 'off', max_connections: '200', shared_buffers: '256MB' },
  })
  process.env.SWITCHBACK_TEST_DATABASE = cluster.adminUrl
  const shared = /** @type {typeof globalThis & { switchbackTestCluster?: Started }} */ (globalThis)
  shared.switchbackTestCluster = { cluster, folder }
}
