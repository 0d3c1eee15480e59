import { createSecretKey } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ExecuteCommand } from '@switchback/command-handling/execute-command'
import { fingerprint } from '@switchback/command-handling/fingerprint'
import { operatorLimits } from '@switchback/database/limits'
import { withConnection } from '@switchback/database/pool'
import { verifyChain } from '@switchback/event-store/chain'
import { faultPoint } from '@switchback/event-store/fault-point'
import { unwrapKey, wrapKey } from '@switchback/event-store/keyring'
import { openCore } from '@switchback/runtime/compose'
import { addPersonKey, beginImport, settleImport } from '@switchback/event-store/tenant-move'
import { addSignIn, type SignIn } from '@switchback/identity/tenant-move'
import type pg from 'pg'
import { v5 } from 'uuid'
import type { TargetInstallation } from './target-installation.js'
import { moveKey, NotMovable, readable, tables, type Head, type Line, type MovedTable } from './tenant-file.js'

const batch = 1_000

/**
 * Brings a tenant from a file into this installation: all of its rows in one transaction, or nothing. Its positions stay; the
 * views are made from its events as soon as Switchback runs. Where an import was interrupted before people had their sign-ins,
 * the same file goes on from there. Throws NotMovable for a tenant that is here already, a wrong passphrase, a file that is cut
 * short, and events that do not fit their hash chain.
 */
export async function importTenant(
  target: TargetInstallation,
  file: string,
  passphrase: string,
  say: (line: string) => void,
): Promise<void> {
  const moved = await bringRows(target, file, passphrase)
  faultPoint('rows-imported')
  await settle(target, moved)
  say(`${moved.position} events of tenant ${moved.tenantId} are here. Its views are made as soon as Switchback runs.`)
}

/** What is to be done once the rows of a tenant are here. */
interface Moved {
  tenantId: string
  position: number
  accounts: SignIn[]
  addresses: Map<string, string>
}

/** Brings the rows of a tenant in one transaction. Whether people have their sign-ins is kept in `tenant_import`. */
export async function bringRows(target: TargetInstallation, file: string, passphrase: string): Promise<Moved> {
  return withConnection(target.adminUrl, async (client) => {
    await client.query('begin')
    const moved = await readInto(client, target.masterKey, file, passphrase)
    const broken = await verifyChain(client, moved.tenantId)
    if (broken.length > 0)
      throw new NotMovable(
        `The events from ${broken[0]!.from} to ${broken[0]!.to} do not fit their hash chain: ${broken[0]!.what}.`,
      )
    await client.query('commit')
    return moved
  })
}

async function readInto(client: pg.Client, masterKey: Buffer, file: string, passphrase: string) {
  let head: Head | undefined
  let isHere = false
  let seen = 0
  let isWhole = false
  const accounts: SignIn[] = []
  const addresses = new Map<string, string>()
  let waiting: { table: MovedTable; rows: (string | null)[][] } = { table: 'event', rows: [] }
  const flush = async () => {
    if (waiting.rows.length > 0 && !isHere) await insertRows(client, head!.tenantId, waiting.table, waiting.rows)
    waiting.rows = []
  }
  const master = createSecretKey(masterKey)
  let lock: ReturnType<typeof moveKey> | undefined
  for await (const text of linesIn(file)) {
    const line = lineOf(text, seen + 1)
    if (!head) {
      head = headOf(line)
      isHere = await begin(client, head)
      lock = moveKey(passphrase, head.salt)
    } else if (line.kind === 'key') {
      const key = line.wrapped && openKey(lock!, head.tenantId, line.personId, line.wrapped)
      const wrapped = key ? wrapKey(master, head.tenantId, line.personId, key) : null
      const { personId, destroyedAt } = line
      if (!isHere) await addPersonKey(client, head.tenantId, { personId, wrapped, destroyedAt })
    } else if (line.kind === 'row') {
      if (line.table !== waiting.table || waiting.rows.length >= batch) await flush()
      waiting = { table: line.table, rows: [...waiting.rows, line.values] }
      if (line.table === 'event') noteAddress(addresses, line.values.at(-1)!)
    } else if (line.kind === 'account') accounts.push(line)
    else if (line.kind === 'end') isWhole = line.lines === seen
    seen += 1
  }
  await flush()
  if (!head || !isWhole) throw new NotMovable('This file is cut short: export the tenant again.')
  return { tenantId: head.tenantId, position: head.position, accounts, addresses }
}

/** No row of a tenant is longer, in characters; the longest are the files of clients. */
const longestLine = 200_000_000

/** The lines of a zipped file, which is closed when no more of them are read. Throws NotMovable where it cannot be unzipped. */
async function* linesIn(file: string): AsyncGenerator<string> {
  // The loop below gets the error of either stream, so the callback has nothing to do.
  const texts = pipeline(createReadStream(file), createGunzip().setEncoding('utf8'), () => {}) as AsyncIterable<string>
  // The pieces of the line that is not complete yet: a file of a client is one line of many pieces, put together once.
  let begun: string[] = []
  let length = 0
  try {
    for await (const text of texts) {
      const [first, ...others] = text.split('\n')
      begun.push(first!)
      length += first!.length
      if (length > longestLine) throw new NotMovable('This is no file of a tenant.')
      for (const next of others) {
        yield begun.join('')
        begun = [next]
        length = next.length
      }
    }
  } catch (error) {
    if (!((error as NodeJS.ErrnoException).code ?? '').startsWith('Z_')) throw error
    throw new NotMovable('This file is damaged or cut short: export the tenant again.')
  }
  if (length > 0) yield begun.join('')
}

/** A line of a file. Throws NotMovable, with its number, where it or a position in it cannot be read. */
function lineOf(text: string, number: number): Head | Line {
  let line: Head | Line
  try {
    line = JSON.parse(text) as Head | Line
  } catch {
    throw new NotMovable(`Line ${number} of this file cannot be read: export the tenant again.`)
  }
  if (positionsIn(line).some((position) => !/^\d{1,15}$/.test(String(position))))
    throw new NotMovable(`Line ${number} of this file has a position that cannot be read: export the tenant again.`)
  return line
}

/** The positions that a line names: how far the tenant goes, where an event is, and from where to where a link goes. */
function positionsIn(line: Head | Line): unknown[] {
  if (line.kind === 'tenant') return [line.position]
  if (line.kind !== 'row') return []
  if (line.table === 'event') return line.values.slice(0, 1)
  return line.table === 'event_link' ? line.values.slice(0, 2) : []
}

function headOf(line: Head | Line): Head {
  if (line.kind !== 'tenant' || !readable.includes(line.format)) throw new NotMovable('This is no file of a tenant.')
  return line
}

/** Makes room for a tenant. Returns whether an interrupted import of the same file has brought its rows already. */
async function begin(client: pg.Client, { tenantId, position }: Head): Promise<boolean> {
  await client.query(`select set_config('app.tenants', $1, false)`, [`{${tenantId}}`])
  const state = await beginImport(client, tenantId, position)
  if (state === 'here') throw new NotMovable(`The tenant ${tenantId} is here already.`)
  return state === 'unsettled'
}

function openKey(lock: ReturnType<typeof moveKey>, tenantId: string, personId: string, wrapped: string): Buffer {
  try {
    return unwrapKey(lock, tenantId, personId, Buffer.from(wrapped, 'base64'))
  } catch {
    throw new NotMovable('The passphrase is not the one that this file was written with.')
  }
}

async function insertRows(client: pg.Client, tenantId: string, table: MovedTable, rows: (string | null)[][]) {
  // An older file has fewer columns: those that are missing keep their defaults.
  const columns = tables[table].split(', ').slice(0, rows[0]!.length)
  const types = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0`,
    [table],
  )
  const typeOf = new Map(types.rows.map(({ name, type }) => [name, type]))
  const values = columns.map((_, at) => rows.map((row) => row[at]))
  await client.query(
    `insert into ${table} (tenant_id, ${columns.join(', ')})
     select $1::uuid, ${columns.map((name) => `r.${name}::${typeOf.get(name)}`).join(', ')}
     from unnest(${columns.map((_, at) => `$${at + 2}::text[]`).join(', ')}) r (${columns.join(', ')})`,
    [tenantId, ...values],
  )
}

/** Remembers the encrypted address of the person in an event, for the fingerprints of this installation. */
function noteAddress(addresses: Map<string, string>, data: string) {
  if (!/"(email|ownerEmail)":"sealed:/.test(data)) return
  const { email, ownerEmail, personId, ownerId } = JSON.parse(data) as Record<string, string>
  const [person, address] = [personId ?? ownerId, email ?? ownerEmail]
  if (person && address) addresses.set(person, address)
}

/** Gives people their sign-ins and addresses the fingerprints of this installation. Doing it again changes nothing. */
async function settle(target: TargetInstallation, { tenantId, position, accounts, addresses }: Moved) {
  const core = openCore({ ...target, limits: operatorLimits })
  try {
    const decrypted = Object.entries(await core.keyring.decrypt(tenantId, Object.fromEntries(addresses)))
    const known = decrypted.filter(([, email]) => email.includes('@'))
    await withConnection(target.adminUrl, async (admin) => {
      for (const account of accounts) {
        const email = known.find(([personId]) => personId === account.personId)?.[1]
        if (email) await addSignIn(admin, tenantId, fingerprint(core.secret, 'account', email), account)
      }
    })
    faultPoint('sign-ins-imported')
    const fingerprints = known.map(([personId, email]) => ({
      personId,
      emailFingerprint: fingerprint(core.secret, tenantId, email),
    }))
    for (let at = 0; at < fingerprints.length; at += batch)
      await core.commands.execute(
        new ExecuteCommand({
          tenantId,
          category: 'organisation',
          streamId: tenantId,
          command: { type: 'NoteMove', fingerprints: fingerprints.slice(at, at + batch) },
          actor: { id: operatorId, roles: ['operator'] },
          commandId: v5(`${tenantId}/${position}/${at}`, operatorId),
        }),
      )
    await withConnection(target.adminUrl, (admin) => settleImport(admin, tenantId))
  } finally {
    await core.pool.end()
  }
}

/** The actor of what an operator does, in the store. */
const operatorId = '00000000-0000-4000-8000-0000000000fe'
