// A plain CRUD server of the same stack: NestJS, Fastify with the same plugins, pg, zod, sessions in PostgreSQL with the same memory of
// five seconds. It keeps the current state in tables: no events, no row-level security, nothing encrypted, no live views, the contents of
// frameworks in memory. It sends statements as pg does by default; as `prepared` it prepares each once. Pages are put together by the same functions, so that what differs is how they are read.
import 'reflect-metadata'
import { createHash } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { Controller, Get, Module, Query, Req } from '@nestjs/common'
import { APP_GUARD, NestFactory } from '@nestjs/core'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { publishedContent } from '@switchback/domain/framework/framework'
import { snakeCase } from '@switchback/projections/table'
import { attentionAt, bitOf, rankOf, reasonOrder } from '@switchback/views/cases/attention'
import { clientHomeTable } from '@switchback/views/client-home/table'
import { coachCaseloadTable } from '@switchback/views/coach-caseload/table'
import { countEvidence } from '@switchback/views/journeys/evidence-counts'
import { journeyPage } from '@switchback/views/journeys/journey-page'
import pg from 'pg'
import { z } from 'zod'

/**
 * @import { ExecutionContext } from '@nestjs/common'
 * @import { NestFastifyApplication } from '@nestjs/platform-fastify'
 * @import { Framework } from '@switchback/domain/framework/framework'
 * @import { RowOf, ViewTable } from '@switchback/projections/table'
 * @import { CountedEvidence } from '@switchback/views/journeys/evidence-counts'
 *
 * @typedef {{ tenantId: string, personId: string, roles: string[] }} Caller
 * @typedef {RowOf<typeof clientHomeTable> & { key: string, clientName: string, coachName: string }} HomeRow
 * @typedef {CountedEvidence & { journeyId: string }} Evidence
 * @typedef {RowOf<typeof coachCaseloadTable> &
 *   { key: string, clientName: string, cohortName: string | null, settings: { stallDays: number } }} CaseRow
 */

process.on('disconnect', () => process.exit(1))

const [connectionString = '', kind = ''] = process.argv.slice(2)
/**
 * A statement as the driver sends it by default, or prepared once for each connection.
 * @param {string} name
 * @param {string} text
 * @param {unknown[]} values
 */
const statement = (name, text, values) => (kind === 'prepared' ? { name, text, values } : { text, values })
const pool = new pg.Pool({ connectionString, max: 20 })
/** @type {Map<string, Framework>} */
const frameworks = new Map((await pool.query('select * from framework')).rows.map((row) => [row.id, row.framework]))

const fieldsOf = (/** @type {Pick<ViewTable, 'columns'>} */ { columns }, /** @type {string} */ alias) =>
  Object.keys(columns)
    .map((name) => `${alias}.${snakeCase(name)} as "${name}"`)
    .join(', ')

/**
 * Times as ISO 8601 texts.
 * @template {Record<string, unknown>} Row
 * @param {Row} row
 */
function readable(row) {
  /** @type {Record<string, unknown>} */
  const fields = row
  for (const name of Object.keys(fields)) {
    const value = fields[name]
    if (value instanceof Date) fields[name] = value.toISOString()
  }
  return row
}

const sessionMs = 5_000
/** @type {Map<string, { caller: Caller, until: number }>} */
const sessions = new Map()

class SessionGuard {
  /** @param {ExecutionContext} context */
  async canActivate(context) {
    /** @type {{ cookies: Record<string, string | undefined>, caller?: Caller }} */
    const request = context.switchToHttp().getRequest()
    const hash = createHash('sha256')
      .update(request.cookies.switchback_session ?? '')
      .digest()
    const known = sessions.get(hash.toString('hex'))
    if (known && known.until > Date.now()) {
      request.caller = known.caller
      return true
    }
    const { rows } = await pool.query(
      statement(
        'session',
        `select s.tenant_id as "tenantId", s.person_id as "personId", p.roles
        from session s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
        where s.token_hash = $1 and s.expires_at > now()`,
        [hash],
      ),
    )
    if (rows.length === 0) return false
    sessions.set(hash.toString('hex'), { caller: rows[0], until: Date.now() + sessionMs })
    request.caller = rows[0]
    return true
  }
}

const homeSql = `
  select j.id as key, ${fieldsOf(clientHomeTable, 'j')}, client.name as "clientName", coach.name as "coachName"
  from journey j
  join person client on client.tenant_id = j.tenant_id and client.id = j.client_id
  join person coach on coach.tenant_id = j.tenant_id and coach.id = j.coach_id
  where j.tenant_id = $1 and j.client_id = $2
  order by j.status not in ('open', 'paused'), j.opened_at desc`

const evidenceSql = `
  select journey_id as "journeyId", step_id as "stepId", status, count(*)::integer as count
  from evidence where tenant_id = $1 and client_id = $2 group by journey_id, step_id, status`

const waitsForCoach = bitOf('gate-waiting') | bitOf('no-plan')
const own = `c.status = 'open' and c.phase_target < $3::text`
const quiet = `c.status = 'open' and c.reasons & ${waitsForCoach} = 0
  and c.last_activity_at <= $4::timestamptz - make_interval(days => (o.settings ->> 'stallDays')::integer)`

/** Who needs the coach $2 on the day $3 at the moment $4, the most urgent first, $5 lines of them. */
const caseloadSql = `
  with known as (
    select c.*, o.settings,
      c.reasons | case when ${own} then ${bitOf('overdue')} else 0 end | case when ${quiet} then ${bitOf('stalled')} else 0 end as needs
    from client_case c join organisation o on o.tenant_id = c.tenant_id
    where c.tenant_id = $1 and c.coach_id = $2 and c.status in ('open', 'paused')
  ), ranked as (
    select k.*,
      case when urgency < ${rankOf('overdue')} then urgency
        when needs & ${bitOf('overdue')} > 0 then ${rankOf('overdue')}
        when needs & ${bitOf('stalled')} > 0 then ${rankOf('stalled')}
        else ${reasonOrder.length} end as rank,
      case when urgency < ${rankOf('overdue')} then urgent_since
        when needs & ${bitOf('overdue')} > 0 then (phase_target::date + 1)::timestamp at time zone 'UTC'
        when needs & ${bitOf('stalled')} > 0 then last_activity_at end as since
    from known k
  )
  select r.id as key, ${fieldsOf(coachCaseloadTable, 'r')}, r.settings, p.name as "clientName", g.name as "cohortName",
    (count(*) over ())::integer as total, (count(*) filter (where needs > 0) over ())::integer as needing,
    ${reasonOrder.map((reason) => `(count(*) filter (where needs & ${bitOf(reason)} > 0) over ())::integer as "${reason}"`).join(', ')}
  from ranked r
  join person p on p.tenant_id = r.tenant_id and p.id = r.client_id
  left join cohort g on g.tenant_id = r.tenant_id and g.id = r.cohort_id
  order by r.rank, coalesce(r.since, '-infinity'), r.id limit $5`

const CaseloadInput = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }).strict()

class ReadsController {
  /** @param {{ caller: Caller }} request */
  async home({ caller: { tenantId, personId } }) {
    const values = [tenantId, personId]
    const [{ rows }, evidence] = await Promise.all([
      pool.query(statement('home', homeSql, values)),
      pool.query(statement('evidence', evidenceSql, values)),
    ])
    return { journeys: rows.map((row) => pageOf(readable(row), evidence.rows)) }
  }

  /**
   * @param {{ caller: Caller }} request
   * @param {unknown} input
   */
  async caseload({ caller: { tenantId, personId } }, input) {
    const { limit } = CaseloadInput.parse(input)
    const now = new Date()
    const values = [tenantId, personId, now.toISOString().slice(0, 10), now, limit + 1]
    const { rows } = await pool.query(statement('caseload', caseloadSql, values))
    const [first] = rows
    return {
      items: rows.slice(0, limit).map((row) => entryOf(readable(row), now)),
      next: rows.length > limit ? rows[limit].key : null,
      total: first?.total ?? 0,
      needing: first?.needing ?? 0,
      reasons: Object.fromEntries(reasonOrder.flatMap((one) => (first?.[one] ? [[one, first[one]]] : []))),
    }
  }
}

/**
 * @param {HomeRow} row
 * @param {Evidence[]} evidence
 */
function pageOf(row, evidence) {
  const content = publishedContent(frameworkOf(row), row.journey.plan?.frameworkVersion)
  const names = new Map([
    [row.clientId, row.clientName],
    [row.coachId, row.coachName],
  ])
  const pieces = evidence.filter(({ journeyId }) => journeyId === row.key)
  return journeyPage(row, content ?? null, (id) => names.get(id ?? '') ?? '–', countEvidence(pieces))
}

/** @param {{ frameworkId: string }} row */
function frameworkOf({ frameworkId }) {
  const framework = frameworks.get(frameworkId)
  if (!framework) throw new Error(`There is no framework ${frameworkId}.`)
  return framework
}

/**
 * @param {CaseRow} row
 * @param {Date} now
 */
function entryOf(row, now) {
  const phases = publishedContent(frameworkOf(row), row.frameworkVersion ?? undefined)?.phases ?? []
  const at = phases.findIndex(({ id }) => id === row.phaseId)
  const { clientId, clientName, cohortId, cohortName, status, cycle, phaseId, phaseSince, phaseTarget } = row
  return {
    journeyId: row.key,
    clientId,
    clientName,
    cohortId,
    cohortName,
    status,
    cycle,
    phaseId,
    phaseTitle: phases[at]?.title ?? phaseId,
    phasesDone: status === 'completed' ? phases.length : Math.max(at, 0),
    phasesTotal: phases.length,
    phaseSince,
    phaseTarget,
    stepsDone: row.doneSteps.length,
    stepsTotal: row.stepsTotal,
    attention: attentionAt(row, now, row.settings.stallDays),
    lastActivityAt: row.lastActivityAt,
  }
}

/**
 * Decorates a method as TypeScript would.
 * @param {'home' | 'caseload'} name
 * @param {MethodDecorator[]} decorators
 * @param {ParameterDecorator[]} parameters
 */
function decorate(name, decorators, parameters = []) {
  const method = Object.getOwnPropertyDescriptor(ReadsController.prototype, name) ?? {}
  for (const decorator of decorators) decorator(ReadsController.prototype, name, method)
  for (const [at, parameter] of parameters.entries()) parameter(ReadsController.prototype, name, at)
}
decorate('home', [Get('home')], [Req()])
decorate('caseload', [Get('caseload')], [Req(), Query()])
Controller()(ReadsController)

class ReadsModule {}
Module({ controllers: [ReadsController], providers: [{ provide: APP_GUARD, useClass: SessionGuard }] })(ReadsModule)

/** @type {NestFastifyApplication} */
const app = await NestFactory.create(ReadsModule, new FastifyAdapter({ logger: false }), { logger: ['error'] })
app.setGlobalPrefix('api')
await app.register(cookie)
await app.register(compress, {
  encodings: ['br', 'gzip'],
  threshold: 1_500,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
})
await app.register(helmet)
await app.listen(0, '127.0.0.1')
process.send?.({ port: Number(new URL(await app.getUrl()).port) })
process.on('message', (message) => {
  if (message === 'usage') process.send?.({ usage: process.cpuUsage() })
  else void app.close().then(() => process.exit(0))
})
