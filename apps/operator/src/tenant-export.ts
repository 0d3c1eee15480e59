import { createSecretKey, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { withConnection } from '@switchback/database/pool'
import { unwrapKey, wrapKey } from '@switchback/event-store/keyring'
import type pg from 'pg'
import type { TargetInstallation } from './target-installation.js'
import { format, moveKey, NotMovable, tables, type Head, type Line, type MovedTable } from './tenant-file.js'

const page = 2_000

/**
 * Writes a tenant into a file: its events and hash chain as they stand, the files of its clients, releases of aggregates, who looked,
 * sign-ins, and the keys of its people, wrapped anew under the passphrase. Everything is read in one snapshot.
 */
export async function exportTenant(
  { adminUrl, masterKey }: TargetInstallation,
  tenantId: string,
  file: string,
  passphrase: string,
  say: (line: string) => void,
): Promise<void> {
  await withConnection(adminUrl, async (client) => {
    await client.query(`begin isolation level repeatable read read only; set local time zone 'UTC'`)
    await client.query(`select set_config('app.tenants', $1, true)`, [`{${tenantId}}`])
    const head = await client.query<{ position: string }>('select position from tenant_head where tenant_id = $1', [
      tenantId,
    ])
    if (!head.rows[0]) throw new NotMovable(`There is no tenant ${tenantId} here.`)
    const salt = randomBytes(16).toString('base64')
    const position = Number(head.rows[0].position)

    const zipped = createGzip()
    const target = zipped.pipe(createWriteStream(file, { mode: 0o600 }))
    let lines = 0
    const write = async (line: Head | Line) => {
      lines += 1
      if (!zipped.write(`${JSON.stringify(line)}\n`)) await new Promise((resolve) => zipped.once('drain', resolve))
    }
    await write({ kind: 'tenant', format, tenantId, position, salt })
    await writeKeys(client, tenantId, createSecretKey(masterKey), moveKey(passphrase, salt), write)
    for (const table of Object.keys(tables) as MovedTable[]) await writeTable(client, tenantId, table, write)
    const accounts = await client.query<{ person: string; hash: string; language: string | null; zone: string | null }>(
      `select m.person_id as person, a.password_hash as hash, a.language, a.time_zone as zone
       from account_membership m join account a on a.id = m.account_id where m.tenant_id = $1`,
      [tenantId],
    )
    for (const { person, hash, language, zone } of accounts.rows)
      await write({ kind: 'account', personId: person, passwordHash: hash, language, timeZone: zone })
    await write({ kind: 'end', lines })
    zipped.end()
    await finished(target)
    say(`${position} events of tenant ${tenantId} are in ${file}. It stands here unchanged.`)
  })
}

async function writeKeys(
  client: pg.Client,
  tenantId: string,
  from: ReturnType<typeof createSecretKey>,
  to: ReturnType<typeof createSecretKey>,
  write: (line: Line) => Promise<void>,
) {
  const { rows } = await client.query<{ person: string; wrapped: Buffer | null; destroyed: string | null }>(
    'select person_id as person, wrapped_key as wrapped, destroyed_at::text as destroyed from person_key where tenant_id = $1',
    [tenantId],
  )
  for (const { person, wrapped, destroyed } of rows) {
    const key = wrapped && wrapKey(to, tenantId, person, unwrapKey(from, tenantId, person, wrapped))
    await write({ kind: 'key', personId: person, wrapped: key && key.toString('base64'), destroyedAt: destroyed })
  }
}

/** Rows as the texts of their columns, so that they come back as they were to the byte. */
async function writeTable(
  client: pg.Client,
  tenantId: string,
  table: MovedTable,
  write: (line: Line) => Promise<void>,
) {
  const columns = tables[table].split(', ')
  await client.query(
    `declare moving no scroll cursor for select ${columns.map((name) => `${name}::text`).join(', ')}
     from ${table} where tenant_id = '${tenantId}' order by 1`,
  )
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `fetch ${page} from moving`,
      rowMode: 'array',
    } as never)
    for (const values of rows) await write({ kind: 'row', table, values })
    if (rows.length < page) break
  }
  await client.query('close moving')
}
