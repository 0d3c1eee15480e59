import { StoreUnavailable } from '@switchback/event-store/refusals'
import { Turns } from './turns.js'

test('who waits too long for a turn is refused, their work is never begun, and those behind still wait for those before', async () => {
  const turns = new Turns(20)
  const begun: string[] = []
  let finishFirst = () => {}
  const first = turns.take('journey', () => new Promise<void>((resolve) => (finishFirst = resolve)))
  const late = turns.take('journey', async () => begun.push('late'))
  await expect(late).rejects.toThrow(StoreUnavailable)

  const behind = turns.take('journey', async () => begun.push('behind'))
  const elsewhere = turns.take('another journey', async () => begun.push('elsewhere'))
  await elsewhere
  expect(begun).toEqual(['elsewhere'])
  finishFirst()
  await Promise.all([first, behind])
  expect(begun).toEqual(['elsewhere', 'behind'])
})
