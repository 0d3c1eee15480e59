import { StoreUnavailable } from '@switchback/event-store/errors'
import { KeyedMutex } from './keyed-mutex.js'

test('a caller who waits too long is refused and their work never starts, and later callers still wait for earlier ones', async () => {
  const mutex = new KeyedMutex(20)
  const begun: string[] = []
  let finishFirst = () => {}
  const first = mutex.run('journey', () => new Promise<void>((resolve) => (finishFirst = resolve)))
  const late = mutex.run('journey', async () => begun.push('late'))
  await expect(late).rejects.toThrow(StoreUnavailable)

  const behind = mutex.run('journey', async () => begun.push('behind'))
  const elsewhere = mutex.run('another journey', async () => begun.push('elsewhere'))
  await elsewhere
  expect(begun).toEqual(['elsewhere'])
  finishFirst()
  await Promise.all([first, behind])
  expect(begun).toEqual(['elsewhere', 'behind'])
})
