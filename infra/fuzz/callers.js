// Who sends the cases: a client at the start of a journey, their coach, an owner, and someone without a session.

/**
 * Someone who sends cases, with the headers that they send and those of sessions that may end.
 * @typedef {Record<string, string>} Headers
 * @typedef {{ name: string, headers: Headers, spare: Headers[] }} Caller
 */

/** @type {[string, string][]} */
const people = [
  ['client', 'dilara'],
  ['coach', 'jonas'],
  ['owner', 'nora'],
]
/** Sessions of each that may be ended. */
const spare = 5

/**
 * Signs everyone in. Returns each with a name, the headers that they send, and those of sessions that may end.
 * @param {string} address
 * @param {string} password
 * @returns {Promise<Caller[]>}
 */
export async function signInAll(address, password) {
  /** @type {Caller[]} */
  const callers = []
  for (const [name, account] of people) {
    const email = `${account}@demo.switchback.example`
    const headers = await signIn(address, email, password)
    /** @type {Headers[]} */
    const more = []
    for (let count = 0; count < spare; count += 1) more.push(await signIn(address, email, password))
    callers.push({ name, headers, spare: more })
  }
  return [...callers, { name: 'stranger', headers: {}, spare: [] }]
}

/**
 * @param {string} address
 * @param {string} email
 * @param {string} password
 * @returns {Promise<Headers>}
 */
async function signIn(address, email, password) {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (answer.status !== 200) throw new Error(`${email} cannot sign in: ${answer.status}`)
  const { csrfToken } = await answer.json()
  return { Cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', 'X-CSRF-Token': csrfToken }
}

/**
 * Reads an address as a caller. Returns what JSON came, or null where anything else did.
 * @param {string} address
 * @param {Pick<Caller, 'headers'>} caller
 * @param {string} path
 */
export async function ask(address, caller, path) {
  const answer = await fetch(`${address}${path}`, { headers: caller.headers })
  const isJson = answer.status === 200 && answer.headers.get('content-type')?.includes('application/json')
  if (isJson) return answer.json()
  await answer.arrayBuffer()
  return null
}
