import { Zip, ZipDeflate, ZipPassThrough, strToU8 } from 'fflate'

/** A file of an archive. */
export interface Entry {
  name: string
  content: Uint8Array
  /** False for pictures and documents, which are compressed already. */
  compress: boolean
}

export const textEntry = (name: string, text: string): Entry => ({ name, content: strToU8(text), compress: true })

/**
 * A ZIP, piece by piece as it is read: the next file is fetched once the one before was taken, so that there is never more than
 * one in memory. Throws what the files throw.
 */
export async function* zipped(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, piece) => {
    failed ??= error
    if (piece) ready.push(piece)
  })
  function* taken() {
    if (failed) throw failed
    while (ready.length > 0) yield ready.shift()!
  }
  for await (const { name, content, compress } of entries) {
    const entry = compress ? new ZipDeflate(name) : new ZipPassThrough(name)
    zip.add(entry)
    entry.push(content, true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
