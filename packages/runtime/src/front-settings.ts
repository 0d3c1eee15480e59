import { isIP } from 'node:net'
import { z } from 'zod'

/** Names of networks that the server knows beside addresses: this machine, its links, and private networks. */
const named = ['loopback', 'linklocal', 'uniquelocal']

export const truth = z.enum(['true', 'false']).transform((text) => text === 'true')

const networks = z
  .string()
  .transform((text) => text.split(',').map((network) => network.trim()))
  .refine((list) => list.every(isNetwork), {
    error: `name networks with commas: ${named.join(', ')}, or addresses such as 10.0.0.0/8`,
  })

/** What decides whom the API believes about a request, and where its cookies travel. The same in every shape. */
export const frontSettings = z.object({
  /** The networks of the proxies in front, which may say where a request comes from. By default no proxy is believed. */
  SWITCHBACK_TRUSTED_PROXIES: networks.default([]),
  /** Whether cookies may travel over plain HTTP to another machine. */
  SWITCHBACK_INSECURE_COOKIES: truth.default(false),
  SWITCHBACK_TRUST_PROXY: z
    .literal('false', {
      error:
        'it trusted everyone. Set SWITCHBACK_TRUSTED_PROXIES to the networks of your proxies, such as loopback,uniquelocal',
    })
    .optional(),
})

export interface Front {
  trustedProxies: string[]
  insecureCookies: boolean
}

/** The settings of the front, from checked ones. */
export const frontOf = (settings: z.infer<typeof frontSettings>): Front => ({
  trustedProxies: settings.SWITCHBACK_TRUSTED_PROXIES,
  insecureCookies: settings.SWITCHBACK_INSECURE_COOKIES,
})

function isNetwork(text: string): boolean {
  if (named.includes(text)) return true
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
