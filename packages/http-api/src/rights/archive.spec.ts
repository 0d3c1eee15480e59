import { unzipSync } from 'fflate'
import { textEntry, zipped, type Entry } from './archive.js'

const picture = (size: number) => Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251)

describe('an archive', () => {
  it('holds every file as it was', async () => {
    async function* entries(): AsyncGenerator<Entry> {
      yield textEntry('words.html', 'ä'.repeat(10_000))
      yield await Promise.resolve({ name: 'files/one.png', content: picture(100_000), compress: false })
    }
    const pieces = []
    for await (const piece of zipped(entries())) pieces.push(piece)
    const files = unzipSync(Buffer.concat(pieces))
    expect(Buffer.from(files['words.html']!).toString()).toBe('ä'.repeat(10_000))
    expect(Buffer.from(files['files/one.png']!).equals(picture(100_000))).toBe(true)
  })

  it('fetches a file only once the one before was taken', async () => {
    const fetched: string[] = []
    async function* entries(): AsyncGenerator<Entry> {
      for (const name of ['one', 'two', 'three']) {
        fetched.push(name)
        yield await Promise.resolve({ name, content: picture(1_000), compress: false })
      }
    }
    const zip = zipped(entries())
    await zip.next()
    expect(fetched).toEqual(['one'])
    await zip.return(undefined)
  })
})
