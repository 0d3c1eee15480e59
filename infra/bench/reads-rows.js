// What the CRUD server keeps: the same people, journeys and cases as Switchback's views have, in plain tables and plain text.
import { createHash } from 'node:crypto'
import { snakeCase } from '@switchback/projections/table'
import { clientHomeTable } from '@switchback/views/client-home/table'
import { coachCaseloadTable } from '@switchback/views/coach-caseload/table'
import { cohortBoardTable } from '@switchback/views/cohort-board/table'
import { frameworkCatalogueTable } from '@switchback/views/framework-catalogue/table'
import { journeyEvidenceTable } from '@switchback/views/journey-evidence/table'
import { memberDirectoryTable } from '@switchback/views/member-directory/table'
import { organisationProfileTable } from '@switchback/views/organisation-profile/table'
import pg from 'pg'

/**
 * @import { ClientOfLoad, SignedIn } from '@switchback/local-cluster/load/people'
 * @import { ServerParts } from '@switchback/installation/open-server'
 */

/** The tables of the CRUD server, by the view that has the same rows, and what they are looked up by. */
const tables = [
  { name: 'journey', view: clientHomeTable, lookups: ['client_id'] },
  { name: 'client_case', view: coachCaseloadTable, lookups: ['coach_id, status'] },
  { name: 'evidence', view: journeyEvidenceTable, lookups: ['client_id'] },
  { name: 'person', view: memberDirectoryTable, lookups: [] },
  { name: 'cohort', view: cohortBoardTable, lookups: [] },
  { name: 'organisation', view: organisationProfileTable, lookups: [] },
  { name: 'framework', view: frameworkCatalogueTable, lookups: [] },
]

/**
 * Fills an empty database with what Switchback's views have, and a session for everyone.
 * @param {string} viewsUrl
 * @param {string} crudUrl
 * @param {ServerParts['keyring']} keyring
 * @param {ClientOfLoad[]} people
 */
export async function copyToCrud(viewsUrl, crudUrl, keyring, people) {
  const views = new pg.Client({ connectionString: viewsUrl })
  const crud = new pg.Client({ connectionString: crudUrl })
  await Promise.all([views.connect(), crud.connect()])
  for (const { name, view, lookups } of tables) {
    const fields = Object.entries(view.columns).map(([column, { sql }]) => `${snakeCase(column)} ${sql}`)
    await crud.query(
      `create table ${name} (tenant_id uuid, id uuid, ${fields.join(', ')}, primary key (tenant_id, id));
       ${lookups.map((columns) => `create index on ${name} (tenant_id, ${columns});`).join('\n')}`,
    )
    const { rows } = await views.query(`select key as id, * from ${view.sqlName}`)
    const plain = await Promise.all(rows.map((row) => keyring.decrypt(row.tenant_id, row)))
    await crud.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)`, [
      JSON.stringify(plain),
    ])
  }
  await crud.query(
    'create table session (token_hash bytea primary key, tenant_id uuid not null, person_id uuid not null, expires_at timestamptz not null)',
  )
  /** @type {Map<string, SignedIn>} */
  const everyone = new Map(people.flatMap((person) => [person, person.coach]).map((one) => [one.personId, one]))
  for (const { tenantId, personId, cookie } of everyone.values()) {
    const [, token = ''] = cookie.split('=')
    await crud.query(`insert into session values ($1, $2, $3, now() + interval '1 day')`, [
      createHash('sha256').update(token).digest(),
      tenantId,
      personId,
    ])
  }
  await crud.query('vacuum analyze')
  await views.query('vacuum analyze')
  await Promise.all([views.end(), crud.end()])
}
