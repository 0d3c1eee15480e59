import { LRUCache } from 'lru-cache'

/** How much is remembered, in characters of JSON. */
const charactersAtMost = 32_000_000

/** Values that never change, as they were read once. */
export class Remembered {
  private readonly values = new LRUCache<string, object>({ maxSize: charactersAtMost })

  /** The value of a name; read, and remembered, where it is not known. A name always has the same value. */
  async get<Value extends object>(name: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const known = this.values.get(name)
    if (known) return known as Value
    const value = await read()
    if (value) this.values.set(name, value, { size: JSON.stringify(value).length })
    return value
  }
}
