import { rm } from 'node:fs/promises'

/** @import { Started } from './start-database.js' */

export default async function () {
  const shared = /** @type {typeof globalThis & { switchbackTestCluster: Started }} */ (globalThis)
  const { cluster, folder } = shared.switchbackTestCluster
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}
