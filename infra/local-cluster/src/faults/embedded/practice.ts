import { randomUUID } from 'node:crypto'
import { journeyIdFor } from '@switchback/domain/journey/identity'
import { Caller, insist } from './caller.js'
import type { History } from './history.js'
import { until } from '@switchback/testing/until'

export const password = 'a password for faults'

export const founding = {
  organisation: 'Bendway',
  name: 'Olga Owner',
  email: 'olga@faults.example',
  password,
}

const startsOn = '2026-03-02'
const plannedWithinMs = 120_000

/** A practice that people work in: made by the set-up link, as anyone does. */
export class Practice {
  private people = 0
  private readonly enrolments: { client: Caller; journeyId: string }[] = []

  private constructor(
    public owner: Caller,
    readonly frameworkId: string,
    private readonly templateId: string,
  ) {}

  static async setUp(address: string, token: string): Promise<Practice> {
    const owner = Caller.of(address, await insist(`${address}/api/setup`, 'POST', {}, { token, ...founding }))
    return Practice.of(owner)
  }

  /** The practice of someone who owns it. */
  static async of(owner: Caller): Promise<Practice> {
    for (;;) {
      const { body } = await owner.get('plan-templates')
      const template = body.items[0]
      if (template) return new Practice(owner, template.frameworkId, template.templateId)
    }
  }

  /** Invites someone; the secret text of the link, once the views have it. */
  async invite(history: History, email: string, role = 'client') {
    const { owner } = this
    const invited = await owner.give(history, `organisations/${owner.tenantId}/invite-member`, {
      name: `Member ${email}`,
      email,
      role,
    })
    const invitationId = await this.invitationOf(email, invited!.position)
    const { body } = await owner.get(`invitations/${invitationId}/link`)
    return (body.path as string).split('#')[1]!
  }

  private async invitationOf(email: string, after: number): Promise<string> {
    for (let cursor = ''; ;) {
      const { body } = await this.owner.get(`members?limit=200${cursor}`, after)
      const found = body.items.find((one: { email: string }) => one.email === email)
      if (found) return found.invitationId
      if (!body.next) throw new Error(`${email} is not among the members.`)
      cursor = `&cursor=${body.next}`
    }
  }

  /** Brings in someone new, who signs in. */
  async join(history: History, role = 'client'): Promise<Caller> {
    const email = `person-${(this.people += 1)}-${randomUUID()}@faults.example`
    const invitation = await this.invite(history, email, role)
    const { address } = this.owner
    const accept = { invitation, password, reportingConsent: true }
    return Caller.of(address, await insist(`${address}/api/invitations/accept`, 'POST', {}, accept))
  }

  async cohort(history: History, capacity = 1_000): Promise<string> {
    const cohortId = randomUUID()
    await this.owner.give(history, `cohorts/${cohortId}/create-cohort`, {
      name: `Cohort ${cohortId}`,
      coachId: this.owner.personId,
      frameworkId: this.frameworkId,
      plan: { templateId: this.templateId, templateVersion: 1, startsOn },
      startsOn,
      capacity,
    })
    return cohortId
  }

  /** Enrols a new client in a cohort. */
  async enrolled(history: History, cohortId: string): Promise<{ client: Caller; journeyId: string }> {
    const client = await this.join(history)
    await this.owner.give(history, `cohorts/${cohortId}/enrol-client`, { clientId: client.personId })
    history.enrolled.push(client.personId)
    const journeyId = journeyIdFor(client.tenantId, client.personId, this.frameworkId, 1)
    this.enrolments.push({ client, journeyId })
    return { client, journeyId }
  }

  /** Waits until the process manager has opened the journey of everyone who was enrolled, with its plan. Throws where it does not. */
  async untilPlanned(): Promise<void> {
    for (const { client, journeyId } of this.enrolments.splice(0))
      await until(() => isPlanned(client, journeyId), plannedWithinMs, `The journey ${journeyId} got no plan.`)
  }
}

async function isPlanned(client: Caller, journeyId: string): Promise<boolean> {
  const { status, body } = await client.get(`journeys/${journeyId}`)
  return status === 200 && body.phases.length > 0
}
