import { signedIn } from './http.js'

export const password = 'a long enough password'

interface Member {
  personId: string
  email: string
  invitationId: string | null
}

/** Founds a practice on an empty installation, over HTTP, by its set-up link; its owner is a coach, too. */
export async function foundPractice({ address, setUpLink }: { address: string; setUpLink: string }) {
  const email = 'amara@serpentine.example'
  const token = setUpLink.split('#')[1]
  const founded = await fetch(`${address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, organisation: 'Serpentine Coaching', name: 'Amara Okafor', email, password }),
  })
  if (!founded.ok) throw new Error(`The practice is not founded: ${await founded.text()}`)
  const owner = await signedIn(address, email, password)
  const template = await firstTemplate(owner)
  const plan = { templateId: template.templateId, templateVersion: template.versions, startsOn: today() }
  const { frameworkId } = template

  /** Invites a person, who accepts. */
  const join = async (name: string, address_: string, role: 'client' | 'coach') => {
    await owner.post(`organisations/${owner.tenantId}/invite-member`, { name, email: address_, role })
    const members = await owner.get<{ items: Member[] }>('members?limit=200')
    const { personId, invitationId } = members.items.find((one) => one.email === address_)!
    const { path } = await owner.get<{ path: string }>(`invitations/${invitationId}/link`)
    const accepted = await fetch(`${address}/api/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invitation: path.split('#')[1], password, reportingConsent: true }),
    })
    if (!accepted.ok) throw new Error(`${name} cannot accept: ${await accepted.text()}`)
    return personId
  }

  return {
    email,
    owner,
    frameworkId,
    /** A client who was invited and has accepted. */
    client: (name: string, address_: string) => join(name, address_, 'client'),
    /** A coach, who is no owner. */
    coach: (name: string, address_: string) => join(name, address_, 'coach'),
    /** A cohort of the owner's with the built-in plan, and who is enrolled in it. */
    async cohort(name: string, clientIds: string[]) {
      const cohortId = crypto.randomUUID()
      const body = { name, coachId: owner.personId, frameworkId, plan, startsOn: today(), capacity: 600 }
      await owner.post(`cohorts/${cohortId}/create-cohort`, body)
      for (const clientId of clientIds) await owner.post(`cohorts/${cohortId}/enrol-client`, { clientId })
      return cohortId
    },
  }
}

const today = () => new Date().toISOString().slice(0, 10)

interface Template {
  templateId: string
  frameworkId: string
  versions: number
}

/** The built-in plan. Founding answers before the views have it, so it is asked for until they do. */
async function firstTemplate(owner: Awaited<ReturnType<typeof signedIn>>): Promise<Template> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { items } = await owner.get<{ items: Template[] }>('plan-templates')
    if (items[0] && items[0].versions > 0) return items[0]
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The built-in plan is in no view ten seconds after the practice was founded.')
}
