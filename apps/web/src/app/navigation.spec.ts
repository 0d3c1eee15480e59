import { firstPage, isForOthers, screensFor } from './navigation'

describe('the main screens', () => {
  it('are open to those whose roles may run their query', () => {
    expect(isForOthers(['client'], '/settings')).toBe(true)
    expect(isForOthers(['coach'], '/settings')).toBe(true)
    expect(isForOthers(['owner'], '/settings')).toBe(false)
    expect(isForOthers(['client'], '/frameworks/one/draft')).toBe(true)
  })
  it('say nothing about other addresses, such as the page of a client or one that does not exist', () => {
    expect(isForOthers(['client'], '/clients/1')).toBe(false)
    expect(isForOthers(['client'], '/settingsx')).toBe(false)
  })
  it.each(['owner', 'coach', 'client', 'sponsor'] as const)('have one where a %s begins', (role) =>
    expect(screensFor([role]).map(({ path }) => path)).toContain(firstPage([role])),
  )
})
