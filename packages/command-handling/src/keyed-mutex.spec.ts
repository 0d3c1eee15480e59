import { StoreUnavailable } from '@switchback/event-store/errors'
import { KeyedMutex } from './keyed-mutex.js'

test('who waits too long for a turn is refused, their work is never begun, and those behind still wait for those before', async () => {
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
