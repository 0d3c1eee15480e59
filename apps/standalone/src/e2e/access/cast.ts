import { randomUUID } from 'node:crypto'
import { ExecuteCommand, type CommandRequest } from '@switchback/command-handling/execute-command'
import type { Role } from '@switchback/domain/kernel/decider'
import { journeyIdFor } from '@switchback/domain/journey/identity'
import { sessionCookie } from '@switchback/http-api/http/caller'
import { foundPractice } from '@switchback/identity/found-practice'
import { until } from '@switchback/testing/until'
import { password } from '../practices.js'
import type { Running } from '../support.js'

/** A person with a session. */
export interface Person {
  name: string
  tenantId: string
  personId: string
  cookie: string
  csrf: string
}

/** Ids as operations name them in addresses and bodies. */
export type Things = Record<
  | 'tenantId'
  | 'personId'
  | 'clientId'
  | 'coachId'
  | 'sponsorId'
  | 'invitationId'
  | 'frameworkId'
  | 'templateId'
  | 'cohortId'
  | 'toCohortId'
  | 'journeyId'
  | 'assessmentId'
  | 'fileId'
  | 'erasedId',
  string
>

const today = () => new Date().toISOString().slice(0, 10)

/** Makes what a test needs by commands, without HTTP: a practice, its members with sessions, a journey with everything on it. */
export class Cast {
  constructor(
    private readonly running: Running,
    readonly ids: Awaited<ReturnType<typeof foundPractice>>,
  ) {}

  static async founded(running: Running, name: string) {
    const slug = name.toLowerCase().replace(/\W+/g, '-')
    const email = `founder@${slug}.example`
    const founding = { organisation: name, name: `Founder of ${name}`, email, password }
    return new Cast(running, await foundPractice(running.commands, running.identity, founding))
  }

  founder = (): Promise<Person> => this.session('founder', this.ids.accountId, this.ids.ownerId)

  /** Carries out a command as a person with the roles that they hold, or with those that are named. Returns its first event's data. */
  async execute(
    actor: { id: string; roles?: CommandRequest['actor']['roles'] },
    category: CommandRequest['category'],
    streamId: string,
    command: CommandRequest['command'],
  ): Promise<Record<string, string>> {
    const { tenantId } = this.ids
    const { position, events } = await this.running.commands.execute(
      new ExecuteCommand({
        tenantId,
        category,
        streamId,
        command,
        actor,
        commandId: randomUUID(),
      }),
    )
    const [event] = await this.running.store.readTenant(tenantId, position - events.length, 1)
    return event!.data as Record<string, string>
  }

  asOwner = (command: CommandRequest['command']) =>
    this.execute({ id: this.ids.ownerId }, 'organisation', this.ids.tenantId, command)

  /** Invites someone as an owner; they accept, and sign in. */
  async join(name: string, email: string, role: Role, sponsorId?: string): Promise<Person> {
    const invited = await this.asOwner({ type: 'InviteMember', name, email, role, ...(sponsorId && { sponsorId }) })
    const personId = invited.personId!
    await this.execute({ id: personId, roles: ['invited'] }, 'organisation', this.ids.tenantId, {
      type: 'AcceptInvitation',
      invitationId: invited.invitationId,
      reportingConsent: true,
    })
    const accountId = (await this.running.identity.accountFor(email, password))!
    await this.running.identity.link(accountId, this.ids.tenantId, personId)
    return this.session(name, accountId, personId)
  }

  /** A journey of a client, led by a coach, in a cohort of that coach. */
  async journey(clientId: string, coachId: string, { name, sponsorId }: { name: string; sponsorId: string }) {
    const { frameworkId, templateId, tenantId } = this.ids
    const cohortId = randomUUID()
    const plan = { templateId, templateVersion: 1, startsOn: today() }
    const create = {
      type: 'CreateCohort',
      name,
      coachId,
      frameworkId,
      plan,
      startsOn: today(),
      sponsorId: sponsorId ?? null,
    }
    await this.execute({ id: coachId }, 'cohort', cohortId, create)
    await this.execute({ id: coachId }, 'cohort', cohortId, { type: 'EnrolClient', clientId })
    const journeyId = journeyIdFor(tenantId, clientId, frameworkId, 1)
    // The program opens the journey and assigns its plan after the enrolment; it is there once its first phase was entered.
    await until(async () =>
      (await this.running.store.readStream(tenantId, journeyId)).some(({ type }) => type === 'PhaseEntered'),
    )
    return { cohortId, journeyId }
  }

  /** Hands in a file over HTTP: files come no other way. Returns its id. */
  async file(
    person: Person,
    journeyId: string,
    said: { stepId: string; title: string; name: string },
  ): Promise<string> {
    const answer = await fetch(
      `${this.running.address}/api/journeys/${journeyId}/evidence-files?stepId=${said.stepId}`,
      {
        method: 'POST',
        headers: {
          cookie: person.cookie,
          'x-csrf-token': person.csrf,
          'idempotency-key': randomUUID(),
          'content-type': 'application/pdf',
          'evidence-title': `UTF-8''${encodeURIComponent(said.title)}`,
          'evidence-file-name': `UTF-8''${encodeURIComponent(said.name)}`,
        },
        body: '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n',
      },
    )
    const { position } = (await answer.json()) as { position: number }
    const [event] = await this.running.store.readTenant(this.ids.tenantId, position - 1, 1)
    return (event!.data as { file: { fileId: string } }).file.fileId
  }

  private async session(name: string, accountId: string, personId: string): Promise<Person> {
    const { tenantId } = this.ids
    const { token } = await this.running.identity.open(accountId, tenantId, personId)
    const cookie = `${sessionCookie}=${token}`
    return { name, tenantId, personId, cookie, csrf: this.running.identity.csrfToken(token) }
  }
}
