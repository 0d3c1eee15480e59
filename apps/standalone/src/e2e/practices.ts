import { randomUUID } from 'node:crypto'
import { foundPractice } from '@switchback/identity/found-practice'
import request, { type Response } from 'supertest'
import type { Running } from './support.js'

export const password = 'a long enough password'

/** Someone who is signed in over HTTP. */
export interface SignedIn {
  cookie: string
  csrf: string
  tenantId: string
  personId: string
}

export const cookieOf = (answer: Response) => String(answer.headers['set-cookie']![0]).split(';')[0]!

export const sessionIn = (answer: Response): SignedIn => ({
  cookie: cookieOf(answer),
  csrf: answer.body.csrfToken,
  tenantId: answer.body.tenant.tenantId,
  personId: answer.body.person.personId,
})

export async function signIn(running: Running, email: string, word = password): Promise<SignedIn> {
  return sessionIn(await request(running.address).post('/api/session').send({ email, password: word }).expect(200))
}

export const get = (running: Running, { cookie }: SignedIn, path: string) =>
  request(running.address).get(`/api/${path}`).set('cookie', cookie)

export const post = (running: Running, { cookie, csrf }: SignedIn, path: string) =>
  request(running.address).post(`/api/${path}`).set({ cookie, 'x-csrf-token': csrf, 'idempotency-key': randomUUID() })

/** A practice of its own, and its owner, who is a coach, signed in. */
export async function practice(running: Running, name: string, ownerEmail: string) {
  const founded = await foundPractice(running.commands, running.identity, {
    organisation: name,
    name: `Owner of ${name}`,
    email: ownerEmail,
    password,
  })
  const owner = await signIn(running, ownerEmail)
  return {
    ...founded,
    owner,
    /** Invites someone; returns who they will be and the secret text of the link, once the views have it. */
    async invite(personName: string, email: string, role = 'client') {
      const invited = await post(running, owner, `organisations/${founded.tenantId}/invite-member`)
        .send({ name: personName, email, role })
        .expect(200)
      const members = await get(running, owner, 'members?limit=200')
        .set('switchback-after', String(invited.body.position))
        .expect(200)
      const { personId, invitationId } = members.body.items.find((one: { email: string }) => one.email === email)
      const { body } = await get(running, owner, `invitations/${invitationId}/link`).expect(200)
      return { personId, invitationId, path: body.path as string, invitation: (body.path as string).split('#')[1]! }
    },
  }
}
export type Practice = Awaited<ReturnType<typeof practice>>

export function expectProblem(answer: Response, status: number, type: string) {
  expect([answer.status, answer.body.type]).toEqual([status, `urn:switchback:problem:${type}`])
  expect(answer.headers['content-type']).toContain('application/problem+json')
}
