import { ViewSignals } from './view-signals.js'

describe('waiting for views to change', () => {
  it('wakes everyone who waits for this tenant and no one who waits for another', async () => {
    const signals = new ViewSignals()
    const woken: string[] = []
    const waits = ['one', 'one', 'other'].map((tenant) => signals.next(tenant, 60_000).then(() => woken.push(tenant)))
    signals.moved('one')
    await Promise.all(waits.slice(0, 2))
    expect(woken).toEqual(['one', 'one'])
    signals.moved('other')
    await Promise.all(waits)
    expect(woken).toEqual(['one', 'one', 'other'])
  })

  it('ends after a while when nothing happens', async () => {
    await expect(new ViewSignals().next('one', 1)).resolves.toBeUndefined()
  })
})
