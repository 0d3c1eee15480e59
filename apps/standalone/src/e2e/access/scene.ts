import { randomUUID } from 'node:crypto'
import { until } from '@switchback/testing/until'
import type { Running } from '../support.js'
import { Cast, type Person, type Things } from './cast.js'
import { planted } from './planting.js'
import type { Column } from './reviewed-table.js'

/** Someone who calls; `elsewhere` is who belongs to another practice. */
interface Caller {
  column: Column | 'elsewhere'
  person: Person
}
export type Scene = Awaited<ReturnType<typeof makeScene>>

/**
 * Two practices. In the one here Nina leads Mina, whom Fred led before; Cora is another coach of their cohort, Carl coaches Otto.
 * Vera was a coach and is a sponsor now, Rita was removed, Eve's session is over.
 */
export async function makeScene(running: Running) {
  const cast = await Cast.founded(running, 'Here')
  const sponsorId = (await cast.asOwner({ type: 'AddSponsor', name: planted['name of the employer'] })).sponsorId!
  const otherSponsorId = (await cast.asOwner({ type: 'AddSponsor', name: 'Harbour' })).sponsorId!
  const join = (role: 'owner' | 'coach' | 'client' | 'sponsor', name: string, sponsor?: string) =>
    cast.join(name, `${name.toLowerCase()}@here.example`, role, sponsor)
  const owner = await join('owner', 'Olga')
  const [nina, cora, carl] = [await join('coach', 'Nina'), await join('coach', 'Cora'), await join('coach', 'Carl')]
  const [fred, vera] = [await join('coach', 'Fred'), await join('coach', 'Vera')]
  const [mina, otto] = [await join('client', 'Mina'), await join('client', 'Otto')]
  const [rita, eve] = [await join('client', 'Rita'), await join('client', 'Eve')]
  const [sid, sue] = [await join('sponsor', 'Sid', sponsorId), await join('sponsor', 'Sue', otherSponsorId)]
  const here = await thingsOf(running, cast, { client: mina, coach: fred, sponsorId, said: planted })
  await cast.journey(otto.personId, carl.personId, { name: 'Autumn', sponsorId: otherSponsorId })

  const asFred = { id: fred.personId }
  for (const { personId: coachId } of [nina, cora])
    await cast.execute(asFred, 'cohort', here.cohortId, { type: 'AssignCoach', coachId })
  await cast.execute(asFred, 'journey', here.journeyId, { type: 'TransferJourney', coachId: nina.personId })
  const asOwner = { id: owner.personId }
  await cast.execute(asOwner, 'cohort', here.cohortId, { type: 'RemoveCoach', coachId: fred.personId })
  await cast.asOwner({ type: 'GrantRole', personId: vera.personId, role: 'sponsor', sponsorId })
  await cast.asOwner({ type: 'RevokeRole', personId: vera.personId, role: 'coach' })
  await cast.asOwner({
    type: 'RemoveMember',
    personId: rita.personId,
    reason: planted['reason of a removal'],
  })
  await running.database.admin.query('update session set expires_at = now() where person_id = $1', [eve.personId])

  const other = await Cast.founded(running, 'There')
  const bruno = await other.founder()
  const bea = await other.join('Bea', 'bea@there.example', 'client')
  const { sponsorId: foreignSponsorId } = await other.asOwner({ type: 'AddSponsor', name: 'Foreign' })
  const there = await thingsOf(running, other, { client: bea, coach: bruno, sponsorId: foreignSponsorId! })
  await viewsReach(running, [here.tenantId, there.tenantId])

  const nobody: Person = { name: 'nobody', tenantId: here.tenantId, personId: randomUUID(), cookie: '', csrf: '' }
  const at = (column: Caller['column'], ...people: Person[]) => people.map((person) => ({ column, person }))
  const byColumn = [
    at('anonymous', nobody, rita, eve),
    at('self', mina),
    at('other client', otto),
    at('own coach', nina),
    at('cohort coach', cora),
    at('other coach', carl, fred),
    at('owner', owner),
    at('sponsor', sid, sue, vera),
  ] as { column: Column; person: Person }[][]
  const labelled = byColumn.flat().flatMap(({ column, person }) => {
    const label = column === 'sponsor' ? (person === sue ? 'other sponsor' : 'own sponsor') : column
    return [{ label, person }]
  })
  return {
    cast,
    owner,
    self: mina,
    sponsor: sid,
    labelled: [...labelled, ...[bruno, bea].map((person) => ({ label: 'other practice', person }))],
    here: { ...here, coachId: nina.personId },
    there,
    nowhere: Object.fromEntries(Object.keys(here).map((name) => [name, randomUUID()])) as Things,
    callers: byColumn.flat(),
    oneOfEach: [...byColumn.map(([first]) => first!), ...at('elsewhere', bruno, bea)] as Caller[],
  }
}

/** One of everything that operations name, in one practice. */
async function thingsOf(
  running: Running,
  cast: Cast,
  { client, coach, sponsorId, said }: { client: Person; coach: Person; sponsorId: string; said?: typeof planted },
): Promise<Things> {
  const { tenantId, frameworkId, templateId } = cast.ids
  const { cohortId, journeyId } = await cast.journey(client.personId, coach.personId, {
    name: said?.['name of a cohort'] ?? 'Spring',
    sponsorId,
  })
  const self = { id: client.personId }
  const assessmentId = randomUUID()
  await cast.execute(self, 'assessment', assessmentId, { type: 'StartAssessment', journeyId })
  await cast.execute(self, 'journey', journeyId, { type: 'StartStep', stepId: 'tick-signs' })
  await viewsReach(running, [tenantId])
  const fileId = await cast.file(client, journeyId, {
    stepId: 'tick-signs',
    title: said?.['title of a file'] ?? 'a',
    name: `${said?.['name of a file'] ?? 'a'}.pdf`,
  })
  const invite = { type: 'InviteMember', name: 'Ivo', email: `ivo@${tenantId}.example`, role: 'client' }
  const { invitationId } = await cast.asOwner(invite)
  const gone = await cast.join('Gerda', `gerda@${tenantId}.example`, 'client')
  const { personId: erasedId } = gone
  await cast.execute({ id: erasedId }, 'organisation', tenantId, {
    type: 'RequestErasure',
    personId: erasedId,
    days: 0,
  })
  const confirm = { type: 'ConfirmErasure', personId: erasedId, files: 0, accounts: 0 }
  await cast.execute({ id: erasedId, roles: ['policy'] }, 'organisation', tenantId, confirm)
  return {
    ...{
      tenantId,
      frameworkId,
      templateId,
      cohortId,
      toCohortId: cohortId,
      journeyId,
      assessmentId,
      fileId,
      sponsorId,
    },
    ...{
      personId: client.personId,
      clientId: client.personId,
      coachId: coach.personId,
      invitationId: invitationId!,
      erasedId,
    },
  }
}

/** Waits until every view of the tenants has everything that was recorded. */
export async function viewsReach(running: Running, tenantIds: string[]) {
  for (const tenantId of tenantIds) {
    const head = await running.store.head(tenantId)
    await until(async () => {
      const { rows } = await running.database.admin.query<{ behind: boolean | null }>(
        'select bool_or(position < $2) as behind from projection_checkpoint where tenant_id = $1',
        [tenantId, head],
      )
      return rows[0]!.behind === false
    })
  }
}
