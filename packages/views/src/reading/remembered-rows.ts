import { LRUCache } from 'lru-cache'

type Row = Record<string, unknown>

/** How much is remembered, in bytes as they are reckoned; a larger row is read each time. */
const bytesAtMost = 32_000_000

/** Large rows that seldom change, as they were read last, by a name that no two states of a row share. */
export class RememberedRows {
  private readonly rows = new LRUCache<string, Row>({ maxSize: bytesAtMost })

  /** The row of this name; read, and remembered with its size in bytes, where it is not known. */
  async get(name: string, bytes: number, read: () => Promise<Row | null>): Promise<Row | null> {
    const known = this.rows.get(name)
    if (known) return known
    const row = await read()
    if (row) this.rows.set(name, row, { size: Math.max(1, bytes) })
    return row
  }
}
