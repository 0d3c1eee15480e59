interface Session {
  csrfToken: string
  tenant: { tenantId: string }
  person: { personId: string }
}

/** Somebody who uses the API as the web does: signed in, with their own writes seen. */
export async function signedIn(address: string, email: string, password: string) {
  let position = 0
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${await answer.text()}`)
  const { csrfToken, tenant, person } = (await answer.json()) as Session
  const ask = async (
    path: string,
    options: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) => {
    const headers = {
      cookie,
      'x-csrf-token': csrfToken,
      'content-type': 'application/json',
      'switchback-after': String(position),
    }
    const response = await fetch(`${address}/api/${path}`, {
      ...options,
      headers: { ...headers, ...options.headers },
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    position = Math.max(position, Number(response.headers.get('switchback-position') ?? 0))
    return response.json() as Promise<unknown>
  }
  return {
    tenantId: tenant.tenantId,
    personId: person.personId,
    cookie,
    get: <Answer>(path: string) => ask(path) as Promise<Answer>,
    post: (path: string, body: unknown) =>
      ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'idempotency-key': crypto.randomUUID() } }),
  }
}
