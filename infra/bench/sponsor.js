// A sponsor's dashboard of 100,000 clients in 40 cohorts: how long each of its queries takes over HTTP, with half a million events
// and with five million. Published figures are read, so the number of events must not matter.
import { randomUUID } from 'node:crypto'
import { ExecuteCommand } from '@switchback/command-handling/execute-command'
import { createApi } from '@switchback/http-api/api'
import { openServer } from '@switchback/installation/open-server'
import { foundPractice } from '@switchback/identity/found-practice'
import { Projector } from '@switchback/projections/projector'
import { releaseFigures } from '@switchback/jobs/release-figures'
import { allProjections } from '@switchback/views/all-projections'
import pg from 'pg'
import { cycled, masterKey, print, quantile, round, sized } from './setting.js'

/**
 * @import { CommandRequest } from '@switchback/command-handling/execute-command'
 * @import { Setting } from './setting.js'
 */

const clients = sized(100_000, 400)
const cohorts = sized(40, 2)
const asked = sized(400, 20)
/** The views that figures are made from and read from; the others are not measured. */
const needed = [
  'passage',
  'member_directory',
  'cohort_board',
  'organisation_profile',
  'framework_catalogue',
  'published_figures',
]

/** @param {Setting} setting */
export async function measure(setting) {
  const results = []
  for (const perClient of sized([5, 50], [5])) results.push(await measureWith(setting, perClient))
  const [small, large] = results
  if (!small || !large) return
  print({
    target: 'each query of a sponsor’s dashboard at the 95th percentile, milliseconds',
    atMost: 100,
    reached: large.p95Ms,
    met: large.p95Ms < 100,
  })
  print({
    target: 'the same with ten times the events, as a ratio',
    atMost: 1.5,
    reached: round(large.p50Ms / small.p50Ms, 2),
    met: large.p50Ms / small.p50Ms < 1.5,
  })
}

/**
 * @param {Setting} setting
 * @param {number} perClient events of each
 */
async function measureWith(setting, perClient) {
  const { adminUrl, applicationUrl } = await setting.database(`sponsor_${perClient}`)
  const core = openServer({ applicationUrl, masterKey })
  const founded = await foundPractice(core.commands, core.identity, {
    organisation: 'Northwind',
    name: 'Nora',
    email: 'nora@northwind.example',
    password: 'a long enough password',
  })
  const { tenantId, ownerId, frameworkId } = founded
  /** @type {(category: CommandRequest['category'], streamId: string, command: CommandRequest['command']) => Promise<unknown>} */
  const execute = (category, streamId, command) =>
    core.commands.execute(
      new ExecuteCommand({
        tenantId,
        category,
        streamId,
        command,
        actor: { id: ownerId, roles: ['owner', 'coach'] },
        commandId: randomUUID(),
        occurredAt: daysAgo(400),
      }),
    )
  await execute('organisation', tenantId, { type: 'AddSponsor', name: 'Northwind' })
  await execute('organisation', tenantId, { type: 'ChangeSettings', settings: { reportingPeriod: 'quarter' } })
  const sponsorId = Object.keys((await core.organisations.get(tenantId)).sponsors)[0]
  const cohortIds = Array.from({ length: cohorts }, () => randomUUID())
  for (const [at, cohortId] of cohortIds.entries())
    await execute('cohort', cohortId, {
      type: 'CreateCohort',
      name: `Cohort ${at + 1}`,
      coachId: ownerId,
      sponsorId,
      frameworkId,
      startsOn: daysAgo(400).slice(0, 10),
      capacity: 1_000,
    })
  const events = await fill(adminUrl, { tenantId, ownerId, frameworkId, cohortIds }, perClient)

  const projector = new Projector(
    core.pool,
    core.store,
    allProjections.filter(({ table }) => needed.includes(table.name)),
  )
  const folding = performance.now()
  await projector.advance(tenantId)
  const foldedMs = performance.now() - folding
  const releasing = performance.now()
  const published = await releaseFigures(core, tenantId)
  const releasedMs = performance.now() - releasing
  await projector.advance(tenantId)

  const api = await createApi({ connectionString: applicationUrl, ...core })
  const { port } = await api.listen(0, '127.0.0.1')
  const address = `http://127.0.0.1:${port}`
  const signIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nora@northwind.example', password: 'a long enough password' }),
  })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = async (/** @type {string} */ query) =>
    (await fetch(`${address}/api/figures${query}`, { headers: { cookie } })).json()
  /** @type {{ groups: { kind: string, id: string }[] }} */
  const first = await ask('')
  const questions = first.groups.filter(({ kind }) => kind !== 'framework').map(({ id }) => `?group=${id}`)
  for (const query of questions) await ask(query)
  /** @type {number[]} */
  const times = []
  for (let at = 0; at < asked; at += 1) {
    const begun = performance.now()
    const { figures } = await ask(cycled(questions, at))
    times.push(performance.now() - begun)
    if (!figures) throw new Error('A group has no figures.')
  }
  await api.close()
  await core.pool.end()
  times.sort((one, other) => one - other)
  const result = {
    bench: 'sponsor',
    clients,
    cohorts,
    events,
    published,
    foldedSeconds: round(foldedMs / 1_000, 1),
    releasedSeconds: round(releasedMs / 1_000, 1),
    p50Ms: round(quantile(times, 0.5), 1),
    p95Ms: round(quantile(times, 0.95), 1),
    mostMs: round(quantile(times, 1), 1),
  }
  print(result)
  return result
}

const daysAgo = (/** @type {number} */ days) => new Date(Date.now() - days * 86_400_000).toISOString()

/**
 * Writes the clients' events straight into the table, as the store would write them; returns how many the tenant has.
 * @param {string} adminUrl
 * @param {{ tenantId: string, ownerId: string, frameworkId: string, cohortIds: string[] }} practice
 * @param {number} perClient
 */
async function fill(adminUrl, { tenantId, ownerId, frameworkId, cohortIds }, perClient) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`select set_config('app.tenants', $1, false)`, [`{${tenantId}}`])
  const head = async () =>
    Number(
      (await client.query('select max(position) as head from event where tenant_id = $1', [tenantId])).rows[0].head,
    )
  const id = (/** @type {string} */ kind, /** @type {string} */ at) => `md5('${kind} ' || ${at})::uuid`
  const plan = JSON.stringify({
    templateId: frameworkId,
    templateVersion: 1,
    frameworkId,
    frameworkVersion: 1,
    startsOn: daysAgo(400).slice(0, 10),
    phases: [],
  })
  const phases = ['accept', 'explore', 'dig-deep', 'specialise', 'amplify']
  // What the n-th event of a client is: first who they are, then where they came, then what they did.
  const kinds = `case n
      when 1 then 'MemberInvited' when 2 then 'InvitationAccepted' when 3 then 'JourneyOpened' when 4 then 'PlanAssigned'
      when 5 then 'PhaseEntered' when 7 then 'AssessmentNoted' when 8 then 'BaselineRecorded'
      when 20 then 'PhaseCompleted' when 21 then 'PhaseEntered' when 35 then 'PhaseCompleted' when 36 then 'PhaseEntered'
      when 40 then 'AssessmentNoted' when 45 then 'OutcomeRecorded' when 46 then 'ApplicationLogged' when 47 then 'ApplicationAdvanced'
      else 'StepCompleted' end`
  const phase = (/** @type {string} */ entered) => `(array[${phases.map((name) => `'${name}'`).join()}])[${entered}]`
  const picture = `'{"role":"x","incomeBand":"' || 30 + c % 50 || '","respect":' || 1 + (c + n) % 5 || ',"confidence":' || 1 + (c * 3 + n) % 5 || ',"control":' || 1 + (c * 7 + n) % 5 || ',"weeklyHours":40'`
  const data = `case k
      when 'MemberInvited' then '{"invitationId":"' || p || '","personId":"' || p || '","name":"x","email":"x@y.zz","emailFingerprint":"' || p || '","role":"client","expiresAt":"${daysAgo(-10)}"}'
      when 'InvitationAccepted' then '{"invitationId":"' || p || '","personId":"' || p || '","role":"client","reportingConsent":true}'
      when 'JourneyOpened' then '{"clientId":"' || p || '","coachId":"${ownerId}","cohortId":"' || cohort || '","frameworkId":"${frameworkId}","cycle":1}'
      when 'PlanAssigned' then '{"plan":${plan}}'
      when 'PhaseEntered' then '{"phaseId":"' || ${phase('case when n < 20 then 1 when n < 30 then 2 else 3 end')} || '"}'
      when 'PhaseCompleted' then '{"phaseId":"' || ${phase('case when n < 30 then 1 else 2 end')} || '"}'
      when 'AssessmentNoted' then '{"assessmentId":"' || p || '","percent":' || (c * 13 + n * 7) % 100 || ',"band":"' || (array['steady','watch','stagnating','acute'])[1 + (c + n) % 4] || '","flags":[]}'
      when 'BaselineRecorded' then ${picture} || '}'
      when 'OutcomeRecorded' then ${picture} || ',"at":"end"}'
      when 'ApplicationLogged' then '{"applicationId":"' || p || '","employer":"x","role":"y","where":"' || (array['internal','external','own-business'])[1 + c % 3] || '"}'
      when 'ApplicationAdvanced' then '{"applicationId":"' || p || '","stage":"' || case when c % 3 = 0 then 'accepted' else 'rejected' end || '"}'
      else '{"stepId":"step-' || n || '"}' end`
  const category = `case when k in ('MemberInvited', 'InvitationAccepted') then 'organisation' else 'journey' end`
  const stream = `case when k in ('MemberInvited', 'InvitationAccepted') then '${tenantId}'::uuid else j end`
  // Versions within the organisation's stream go on from far away. Clients come by their journeys: cohorts as large as these are more
  // than a cohort takes, so no one is enrolled in one.
  const version = `case when k in ('MemberInvited', 'InvitationAccepted') then 1000 + c * 2 + n else n - 2 end`
  const batch = Math.min(5_000, clients)
  for (let from = 0; from < clients; from += batch) {
    const begun = await head()
    await client.query(
      `insert into event select '${tenantId}', $1 + (c - $2) * ${perClient} + n, ${stream}, ${version}, ${category}, k, 1, at, now(),
         case when k in ('StepCompleted', 'AssessmentNoted') then p else '${ownerId}'::uuid end, ${id('command', `c || ' ' || n`)}, p, null, p, null, (${data})::json
       from (select c, n, ${id('person', 'c')} as p, ${id('journey', 'c')} as j, (array[${cohortIds.map((one) => `'${one}'::uuid`).join()}])[1 + c % ${cohorts}] as cohort,
           now() - interval '400 days' + make_interval(days => c % 60 + n * (3 + c % 5)) as at, ${kinds} as k
         from generate_series($2::int, $2::int + ${batch} - 1) c, generate_series(1, ${perClient}) n) e`,
      [begun, from],
    )
    if (from % 50_000 === 0) await client.query('analyze event')
  }
  const total = await head()
  await client.query('update tenant_head set position = $2 where tenant_id = $1', [tenantId, total])
  await client.query('vacuum analyze event')
  await client.end()
  return total
}
