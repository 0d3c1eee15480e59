import { parseArgs } from 'node:util'
import { describeAway, isDatabaseAway } from '@switchback/database/failures'
import { withConnection } from '@switchback/database/pool'
import { ClusterProblem } from '@switchback/local-servers/postgresql/cluster'
import { KafkaProblem } from '@switchback/local-servers/kafka/jars'
import { moveToEmbedded, moveToKafka, NotMoved } from '@switchback/event-feed/kafka/migrate-log'
import { eventsNotPublished } from '@switchback/event-feed/not-published'
import { eventsTopic, WrongTopic } from '@switchback/event-feed/kafka/topic'
import { WrongMasterKey } from '@switchback/event-store/master-key'
import { NewerDatabase, OlderThanReleased } from '@switchback/event-store/migrate'
import { openCore } from '@switchback/runtime/compose'
import { SettingsProblem } from '@switchback/runtime/settings'
import { retryProjection, skipEvent } from '@switchback/projections/checkpoints'
import { StartProblem } from '@switchback/installation/start-problem'
import { verifyViews } from '@switchback/installation/verify-views'
import { audit, auditCheckpoint } from './audit.js'
import { listRefusedCommands } from './refused-commands.js'
import { rebuildView, UnknownView } from './rebuild-view.js'
import { exportTenant } from './tenant-export.js'
import { importTenant } from './tenant-import.js'
import { NotMovable } from './tenant-file.js'
import { NoSuchAccount, resetPassword, showSetUpLink } from './sign-in.js'
import { openCluster, openTargetInstallation, type TargetInstallation } from './target-installation.js'

const say = (line: string) => process.stdout.write(`${line}\n`)
const progress = (what: string) => say(`  ${what} ...`)

const usage = `npm run switchback -- COMMAND, on the installation of DATABASE_URL and DATABASE_ADMIN_URL, else on the data folder (stop Switchback first)

  prepare                                        makes the database, or brings it up to date
  verify                                         folds every view again from the events, and compares it
  audit verify [--checkpoint FILE]               works out every hash chain again, and compares kept checkpoints
  audit checkpoint                               prints signed checkpoints, to be kept elsewhere
  export-tenant TENANT --file FILE               writes a tenant with its keys and files; asks for MOVE_PASSPHRASE
  import-tenant --file FILE                      brings it into this installation, with the same MOVE_PASSPHRASE
  reset-password EMAIL                           prints a link that sets a new password, once and within an hour
  migrate-log --to kafka                         publishes everything, reads it back, and switches to Kafka
  migrate-log --to embedded                      switches back; the store has everything
  not-published                                  lists the events that the relay could not publish and set aside
  retry-projection TENANT PROJECTION             lets a view that waits at an event try it again
  skip-event TENANT PROJECTION --reason TEXT     lets it pass over that event; the reason is kept
  refused-commands                               lists the follow-up commands that could not be carried out
  rebuild-view TENANT VIEW                       rebuilds one view from the events; the one that is there serves until then
`

/** What an operator asked for in a way that cannot be done; the message says how to. */
class UsageProblem extends Error {}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      reason: { type: 'string' },
      file: { type: 'string' },
      checkpoint: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const [command, ...rest] = positionals
  if (values.help || !command) {
    say(usage)
    return command ? 0 : 1
  }
  const work = commandOf(command, rest, values)
  const target = await openTargetInstallation(process.env, progress)
  try {
    return await work(target)
  } finally {
    await target.close()
  }
}

interface Given {
  to?: string
  reason?: string
  file?: string
  checkpoint?: string
}

function commandOf(command: string, rest: string[], { to, reason, file, checkpoint }: Given) {
  switch (command) {
    case 'prepare':
      return async (target: TargetInstallation) => {
        say('The database is up to date.')
        await showSetUpLink(target, say)
        return 0
      }
    case 'verify':
      return async ({ adminUrl, applicationUrl, masterKey }: TargetInstallation) =>
        (await verifyViews({ adminUrl, applicationUrl, masterKey }, say)) ? 0 : 1
    case 'audit':
      if (rest[0] === 'verify') return (target: TargetInstallation) => audit(target, say, checkpoint)
      if (rest[0] === 'checkpoint') return (target: TargetInstallation) => auditCheckpoint(target, say)
      throw new UsageProblem('Say what: audit verify, or audit checkpoint.')
    case 'reset-password': {
      const [email] = rest
      if (!email) throw new UsageProblem('Name the address: reset-password EMAIL.')
      return async (target: TargetInstallation) => {
        await resetPassword(target, email, say)
        return 0
      }
    }
    case 'export-tenant':
    case 'import-tenant': {
      const [tenantId] = rest
      if (command === 'export-tenant' && !tenantId) throw new UsageProblem('Name the tenant.')
      if (!file) throw new UsageProblem('Name the file: --file FILE.')
      const passphrase = process.env.MOVE_PASSPHRASE
      if (!passphrase || passphrase.length < 12)
        throw new UsageProblem('Set MOVE_PASSPHRASE to a text of 12 letters or more: it locks the keys in the file.')
      return async (target: TargetInstallation) => {
        if (command === 'export-tenant') await exportTenant(target, tenantId!, file, passphrase, say)
        else await importTenant(target, file, passphrase, say)
        return 0
      }
    }
    case 'migrate-log':
      if (to !== 'kafka' && to !== 'embedded') throw new UsageProblem('Say where to: --to kafka, or --to embedded.')
      return (target: TargetInstallation) => migrateLog(target, to)
    case 'not-published':
      return listNotPublished
    case 'retry-projection':
    case 'skip-event': {
      const [tenantId, projection] = rest
      if (!tenantId || !projection)
        throw new UsageProblem('Name the tenant and the projection, as the log of the projector does.')
      if (command === 'skip-event' && !reason) throw new UsageProblem('Say why: --reason "...".')
      return (target: TargetInstallation) => mendProjection(target, tenantId, projection, reason)
    }
    case 'refused-commands':
      return (target: TargetInstallation) => listRefusedCommands(target, say)
    case 'rebuild-view': {
      const [tenantId, view] = rest
      if (!tenantId || !view) throw new UsageProblem('Name the tenant and the view.')
      return (target: TargetInstallation) => rebuildView(target, tenantId, view, say)
    }
    default:
      throw new UsageProblem(`There is no command ${command}.`)
  }
}

async function migrateLog(target: TargetInstallation, to: 'kafka' | 'embedded'): Promise<number> {
  const cluster = await openCluster(target, process.env, progress)
  try {
    const { adminUrl, applicationUrl } = target
    const move = to === 'kafka' ? moveToKafka : moveToEmbedded
    const { kafka, topic } = cluster
    const { tenants, events, missing, setAside } = await move({
      adminUrl,
      applicationUrl,
      kafka,
      topic,
      onProgress: progress,
    })
    say(`${events} events of ${tenants} tenants in the store, ${events - missing - setAside} of them in the topic.`)
    if (setAside > 0) say(`${setAside} cannot be published and are read from the store; not-published lists them.`)
    say(
      to === 'kafka'
        ? 'This installation runs on Kafka now. Start it with "npm run start:distributed", or your own processes.'
        : 'This installation runs on the embedded log now. Start it with "npm start". The topic was left as it is.',
    )
    return 0
  } finally {
    await cluster.close()
  }
}

/** Prints a line for each event that could not be published. */
async function listNotPublished({ applicationUrl }: TargetInstallation) {
  const events = await withConnection(applicationUrl, (client) =>
    eventsNotPublished(client, process.env.KAFKA_TOPIC ?? eventsTopic),
  )
  for (const { tenantId, position, type, reason, since } of events)
    say(`${since.toISOString()}  ${tenantId}  position ${position}  ${type}  ${reason}`)
  say(
    events.length === 0 ? 'Every event can be published.' : `${events.length} events are read from the store instead.`,
  )
  return 0
}

async function mendProjection(
  target: TargetInstallation,
  tenantId: string,
  projection: string,
  reason: string | undefined,
) {
  const { pool } = openCore(target)
  if (reason) await skipEvent(pool, tenantId, projection, reason)
  else await retryProjection(pool, tenantId, projection)
  await pool.end()
  say('Done. The view goes on within seconds once Switchback runs.')
  return 0
}

const known = [
  UsageProblem,
  UnknownView,
  StartProblem,
  SettingsProblem,
  ClusterProblem,
  KafkaProblem,
  NewerDatabase,
  OlderThanReleased,
  WrongMasterKey,
  WrongTopic,
  NotMoved,
  NotMovable,
  NoSuchAccount,
]

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    const isKnown = known.some((kind) => error instanceof kind) || 'code' in error
    const away = isDatabaseAway(error) && describeAway(error)
    process.stderr.write(`${away || (isKnown ? error.message : error.stack)}\n`)
    process.exit(1)
  },
)
