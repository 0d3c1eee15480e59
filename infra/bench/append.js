// Appending: one event of about 600 bytes per append, versions checked, over 16 tenants; beside Emmett and plain INSERT.
import { openPeer } from './peers.js'
import { masterKey, median, ofEach, print, printTarget, round } from './setting.js'

/**
 * @import { Peer } from './peers.js'
 * @import { Setting } from './setting.js'
 */

/**
 * @param {Setting} setting
 * @param {number} rounds
 * @param {number} seconds
 */
export async function measure(setting, rounds, seconds) {
  const own = await setting.database('append_switchback')
  const addresses = {
    switchback: own.applicationUrl,
    emmett: (await setting.database('append_emmett', { bare: true })).adminUrl,
    insert: (await setting.database('append_plain', { bare: true })).adminUrl,
  }
  const peers = /** @type {const} */ (['switchback', 'emmett', 'insert']).map((name) => ({
    name,
    peer: openPeer('append-peer.js', name, addresses[name], masterKey.toString('hex')),
  }))
  const { toEmmett, toInsert } = await setting.withoutVacuum(() => compare(peers, rounds, seconds))
  for (const { peer } of peers) await peer.close()
  printTarget('append with 64 callers to Emmett', toEmmett, 5)
  printTarget('append with 64 callers to plain INSERT', toInsert, 2)
}

/**
 * Measures all with 1, 16 and 64 callers. Returns the ratios with 64.
 * @param {{ name: 'switchback' | 'emmett' | 'insert', peer: Peer }[]} peers
 * @param {number} rounds
 * @param {number} seconds
 */
async function compare(peers, rounds, seconds) {
  let ratios = { toEmmett: NaN, toInsert: NaN }
  for (const callers of [1, 16, 64]) {
    /** @type {Record<'switchback' | 'emmett' | 'insert', number[]>} */
    const rates = { switchback: [], emmett: [], insert: [] }
    for (let turn = 0; turn < rounds; turn += 1)
      for (const { name, peer } of peers) rates[name].push(await peer.ask({ callers, seconds }))
    const medians = ofEach(rates, median)
    ratios = { toEmmett: medians.switchback / medians.emmett, toInsert: medians.switchback / medians.insert }
    print({
      bench: 'append',
      callers,
      tenants: 16,
      perSecond: ofEach(medians, (one) => round(one)),
      toEmmett: round(ratios.toEmmett, 2),
      toInsert: round(ratios.toInsert, 2),
      rounds: ofEach(rates, (all) => all.map((one) => round(one))),
    })
  }
  return ratios
}
