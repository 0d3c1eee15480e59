import { createSecretKey, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { withConnection } from '@switchback/database/pool'
import { unwrapKey, wrapKey } from '@switchback/event-store/keyring'
import { keysOfTenant } from '@switchback/event-store/tenant-move'
import { headOf } from '@switchback/event-store/tenants'
import { signInsOf } from '@switchback/identity/tenant-move'
import type pg from 'pg'
import type { TargetInstallation } from './target-installation.js'
import { format, moveKey, NotMovable, tables, type Head, type Line, type MovedTable } from './tenant-file.js'

const page = 2_000

/**
 * Writes a tenant into a file: its events and hash chain unchanged, the files of its clients, releases of aggregates, who looked,
 * sign-ins, and the keys of its people, encrypted with the passphrase. Everything is read in one snapshot.
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
    const position = await headOf(client, tenantId)
    if (position === 0) throw new NotMovable(`There is no tenant ${tenantId} here.`)
    const salt = randomBytes(16).toString('base64')

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
    for (const signIn of await signInsOf(client, tenantId)) await write({ kind: 'account', ...signIn })
    await write({ kind: 'end', lines })
    zipped.end()
    await finished(target)
    say(`${position} events of tenant ${tenantId} are in ${file}. Nothing was changed here.`)
  })
}

async function writeKeys(
  client: pg.Client,
  tenantId: string,
  from: ReturnType<typeof createSecretKey>,
  to: ReturnType<typeof createSecretKey>,
  write: (line: Line) => Promise<void>,
) {
  for (const { personId, wrapped, destroyedAt } of await keysOfTenant(client, tenantId)) {
    const key = wrapped && wrapKey(to, tenantId, personId, unwrapKey(from, tenantId, personId, wrapped))
    await write({ kind: 'key', personId, wrapped: key && key.toString('base64'), destroyedAt })
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
    })
    for (const values of rows) await write({ kind: 'row', table, values })
    if (rows.length < page) break
  }
  await client.query('close moving')
}
