import { createHash, randomInt } from 'node:crypto'

/**
 * Returns a random generator for a spec: numbers from 0 up to 1. It prints its seed; start the spec with SWITCHBACK_SEED set to it, and
 * the same numbers come again.
 */
export function seededRandom(what: string): () => number {
  const seed = process.env.SWITCHBACK_SEED ?? String(randomInt(1_000_000_000))
  process.stdout.write(`${what}: SWITCHBACK_SEED=${seed}\n`)
  let drawn = 0
  return () => {
    const digest = createHash('sha256').update(`${seed}/${drawn++}`).digest()
    return digest.readUInt32BE(0) / 2 ** 32
  }
}
