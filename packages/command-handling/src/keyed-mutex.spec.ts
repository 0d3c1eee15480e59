import { StoreUnavailable } from '@switchback/event-store/errors'
import { KeyedMutex } from './keyed-mutex.js'

test('a caller who waits too long is refused and their work never starts, and later callers still wait for earlier ones', async () => {
  const mutex = new KeyedMutex(20)
  const started: string[] = []
  let finishFirst = () => {}
  const first = mutex.run('journey', () => new Promise<void>((resolve) => (finishFirst = resolve)))
  const late = mutex.run('journey', async () => started.push('late'))
  await expect(late).rejects.toThrow(StoreUnavailable)

  const behind = mutex.run('journey', async () => started.push('behind'))
  const elsewhere = mutex.run('another journey', async () => started.push('elsewhere'))
  await elsewhere
  expect(started).toEqual(['elsewhere'])
  finishFirst()
  await Promise.all([first, behind])
  expect(started).toEqual(['elsewhere', 'behind'])
})
