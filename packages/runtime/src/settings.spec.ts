import { readFront, readLoad, SettingsProblem } from './settings.js'

describe('the settings of the front', () => {
  it('believe no proxy and keep cookies to TLS by default', () =>
    expect(readFront({})).toEqual({ trustedProxies: [], insecureCookies: false }))
  it('take networks by name, by address and by range', () =>
    expect(
      readFront({ SWITCHBACK_TRUSTED_PROXIES: 'loopback, uniquelocal,10.0.0.0/8,2001:db8::/32,192.0.2.1' }),
    ).toEqual({
      trustedProxies: ['loopback', 'uniquelocal', '10.0.0.0/8', '2001:db8::/32', '192.0.2.1'],
      insecureCookies: false,
    }))
  it.each(['true', '*', '10.0.0.0/33', '10.0.0/8', 'loopback,,', '1.2.3.4/8/9'])(
    'do not take %s for a network',
    (text) => expect(() => readFront({ SWITCHBACK_TRUSTED_PROXIES: text })).toThrow(SettingsProblem),
  )
  it.each(['True', 'False', 'yes', '0', ''])('do not take "%s" for true or false', (text) =>
    expect(() => readFront({ SWITCHBACK_INSECURE_COOKIES: text })).toThrow(/SWITCHBACK_INSECURE_COOKIES/),
  )
  it('say what replaces the setting that trusted everyone', () =>
    expect(() => readFront({ SWITCHBACK_TRUST_PROXY: 'true' })).toThrow(
      /Set SWITCHBACK_TRUSTED_PROXIES to the networks/,
    ))
})

describe('the settings of the load', () => {
  it('change no limit by default, and each limit that is set', () => {
    expect(readLoad({})).toEqual({})
    expect(readLoad({ SWITCHBACK_COMMANDS_PER_MINUTE: '6000', SWITCHBACK_COMMANDS_PER_DAY: '90000' })).toEqual({
      commandsPerMinute: 6_000,
      commandsPerDay: 90_000,
    })
  })
  it.each(['0', '-1', '1.5', 'many', ''])('do not take "%s" for a number of commands', (text) =>
    expect(() => readLoad({ SWITCHBACK_COMMANDS_PER_DAY: text })).toThrow(/SWITCHBACK_COMMANDS_PER_DAY/),
  )
})
