import { rm } from 'node:fs/promises'

export default async function () {
  const { cluster, folder } = globalThis.switchbackTestCluster
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}
