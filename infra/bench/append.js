// Appending: one event of about 600 bytes per append, versions checked, over 16 tenants; beside Emmett and plain INSERT.
import { openPeer } from './peers.js'
import { masterKey, median, print, printTarget, round } from './setting.js'

export async function measure(setting, rounds, seconds) {
  const own = await setting.database('append_switchback')
  const addresses = {
    switchback: own.applicationUrl,
    emmett: (await setting.database('append_emmett', { bare: true })).adminUrl,
    insert: (await setting.database('append_plain', { bare: true })).adminUrl,
  }
  const peers = Object.entries(addresses).map(([name, address]) => ({
    name,
    peer: openPeer('append-peer.js', name, address, masterKey.toString('hex')),
  }))
  const results = await setting.withoutVacuum(() => compare(peers, rounds, seconds))
  for (const { peer } of peers) await peer.close()
  printTarget('append with 64 callers to Emmett', results[64].toEmmett, 5)
  printTarget('append with 64 callers to plain INSERT', results[64].toInsert, 2)
}

async function compare(peers, rounds, seconds) {
  const results = {}
  for (const callers of [1, 16, 64]) {
    const rates = Object.fromEntries(peers.map(({ name }) => [name, []]))
    for (let turn = 0; turn < rounds; turn += 1)
      for (const { name, peer } of peers) rates[name].push(await peer.ask({ callers, seconds }))
    const medians = Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]))
    results[callers] = { toEmmett: medians.switchback / medians.emmett, toInsert: medians.switchback / medians.insert }
    print({
      bench: 'append',
      callers,
      tenants: 16,
      perSecond: Object.fromEntries(Object.entries(medians).map(([name, value]) => [name, round(value)])),
      toEmmett: round(results[callers].toEmmett, 2),
      toInsert: round(results[callers].toInsert, 2),
      rounds: Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, all.map((one) => round(one))])),
    })
  }
  return results
}
