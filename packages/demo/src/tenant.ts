import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { foundPractice } from '@switchback/identity/found-practice'
import { ExecuteCommand, type CommandRequest, type CommandResult } from '@switchback/command-handling/execute-command'
import type { Actor, Role } from '@switchback/domain/kernel/decider'
import { journeyIdFor } from '@switchback/domain/journey/identity'
import type { ServerParts } from '@switchback/installation/open-server'
import type { Entry } from './story.js'

export type Person = Pick<Actor, 'id' | 'roles'>

type Command = CommandRequest['command']
const waitMs = 30_000

/** Sends the commands of a demo tenant's people, each in the name of the person who would send it. */
export class DemoTenant {
  readonly id: string
  private readonly ownerPerson: Person

  constructor(
    private readonly core: ServerParts,
    private readonly founded: Awaited<ReturnType<typeof foundPractice>>,
    private readonly password: string,
  ) {
    this.id = founded.tenantId
    this.ownerPerson = { id: founded.ownerId, roles: ['owner'] }
  }

  owner(category: CommandRequest['category'], streamId: string, command: Command, occurredAt?: string) {
    return this.send(this.ownerPerson, category, streamId, command, occurredAt)
  }

  /** Invites someone, who accepts at once; with an address of the demo they can sign in. */
  async join(member: {
    name: string
    email?: string | undefined
    role: Role
    on: string
    sponsorId?: string
    consent?: boolean
  }): Promise<Person> {
    const { name, role, on, sponsorId, consent = true } = member
    const email = member.email ?? `${addressOf(name)}@demo.switchback.example`
    const occurredAt = `${on}T09:00:00.000Z`
    const commandId = randomUUID()
    await this.send(
      this.ownerPerson,
      'organisation',
      this.id,
      { type: 'InviteMember', name, email, role, ...(sponsorId && { sponsorId }) },
      occurredAt,
      commandId,
    )
    const events = await this.core.store.readStream(this.id, this.id, { backward: true, limit: 200 })
    const { invitationId, personId } = events.find((event) => event.commandId === commandId)!.data as Record<
      string,
      string
    >
    const person = { id: personId!, roles: [role] }
    await this.send(
      { id: person.id, roles: ['invited'] },
      'organisation',
      this.id,
      { type: 'AcceptInvitation', invitationId, reportingConsent: consent },
      occurredAt,
    )
    if (member.email) {
      const accountId = await this.core.identity.accountFor(email, this.password)
      await this.core.identity.link(accountId!, this.id, person.id)
    }
    return person
  }

  async cohort(name: string, coach: Person, sponsorId: string | null, startsOn: string): Promise<string> {
    const cohortId = randomUUID()
    const { frameworkId, templateId } = this.founded
    const plan = { templateId, templateVersion: 1, startsOn }
    const command = {
      type: 'CreateCohort',
      name,
      coachId: coach.id,
      sponsorId,
      frameworkId,
      plan,
      startsOn,
      capacity: 30,
    }
    await this.owner('cohort', cohortId, command, `${startsOn}T08:00:00.000Z`)
    return cohortId
  }

  /** Enrols a client and waits until their journey has its plan. */
  async enrol(cohortId: string, coach: Person, client: Person, on: string): Promise<string> {
    const coaching = { ...coach, roles: ['coach'] as const }
    await this.send(coaching, 'cohort', cohortId, { type: 'EnrolClient', clientId: client.id }, `${on}T09:30:00.000Z`)
    const journeyId = journeyIdFor(this.id, client.id, this.founded.frameworkId, 1)
    for (let waited = 0; waited < waitMs; waited += 10) {
      const events = await this.core.store.readStream(this.id, journeyId)
      if (events.some(({ type }) => type === 'PlanAssigned')) return journeyId
      await delay(10)
    }
    throw new Error('The journey of an enrolled client did not open.')
  }

  /** A complete assessment, shared with the coach. */
  async assess(
    client: Person,
    journeyId: string,
    at: string,
    answers: { questionId: string; rating: number; words?: string }[],
  ) {
    const assessmentId = randomUUID()
    const begun = Date.parse(at)
    const moment = (minutes: number) => new Date(begun + minutes * 60_000).toISOString()
    const send = (command: Command, minutes: number) =>
      this.send(client, 'assessment', assessmentId, command, moment(minutes))
    await send({ type: 'StartAssessment', journeyId }, 0)
    for (const [index, answer] of answers.entries()) await send({ type: 'AnswerQuestion', ...answer }, index + 1)
    await send({ type: 'CompleteAssessment', honesty: 5 }, answers.length + 1)
    await send({ type: 'ShareAssessment' }, answers.length + 2)
    for (let waited = 0; waited < waitMs; waited += 10) {
      const [event] = await this.core.store.readStream(this.id, journeyId, { backward: true, limit: 1 })
      if (event?.type === 'AssessmentSharingNoted' && event.data.assessmentId === assessmentId) return
      await delay(10)
    }
    throw new Error('The journey did not note its assessment.')
  }

  /** Sends the commands of a journey in order, by default about the newest evidence and application. */
  async follow(entries: Entry[], client: Person, coach: Person, journeyId: string) {
    const evidence: string[] = []
    let applicationId = ''
    for (const { on, do: type, with: body = {}, by } of entries) {
      const actor = by === 'coach' ? { ...coach, roles: ['coach'] as const } : client
      const named =
        type === 'AcceptEvidence'
          ? { evidenceId: evidence.shift()! }
          : type === 'AdvanceApplication'
            ? { applicationId }
            : {}
      const result = await this.send(actor, 'journey', journeyId, { type, ...named, ...body }, on)
      if (!result.events.some((event) => event === 'EvidenceSubmitted' || event === 'ApplicationLogged')) continue
      const [event] = await this.core.store.readStream(this.id, journeyId, { from: result.version, limit: 1 })
      if (event!.type === 'EvidenceSubmitted') evidence.push(event!.data.evidenceId as string)
      else applicationId = event!.data.applicationId as string
    }
  }

  private send(
    actor: Person,
    category: CommandRequest['category'],
    streamId: string,
    command: Command,
    occurredAt?: string,
    commandId: string = randomUUID(),
  ): Promise<CommandResult> {
    return this.core.commands.execute(
      new ExecuteCommand({ tenantId: this.id, category, streamId, command, actor, commandId, occurredAt }),
    )
  }
}

/** `Goran Petrović` becomes `goran.petrovic`. */
const addressOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/gi, '.')
    .toLowerCase()
