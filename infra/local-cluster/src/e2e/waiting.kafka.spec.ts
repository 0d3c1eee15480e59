import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKafka } from '@switchback/local-servers/kafka/cluster'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { testDatabase } from '@switchback/testing/database'
import { until } from '@switchback/testing/until'
import { Member } from '../member.js'

it('a relay and a projector that start while Kafka is away begin by themselves when it is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-away-'))
  const kafka = await startKafka({ folder, brokers: 1 })
  const database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  const [broker] = kafka.brokers
  await broker!.end('SIGKILL')

  const environment = {
    DATABASE_URL: database.applicationUrl,
    SWITCHBACK_MASTER_KEY: randomBytes(32).toString('hex'),
    KAFKA_BROKERS: kafka.addresses.join(),
    OPERATIONS_PORT: '0',
    LOG_LEVEL: 'error',
  }
  const members = (['relay', 'projector'] as const).map((role) => new Member({ role, environment }))
  try {
    for (const member of members) member.start()
    const missing = async ({ operations }: Member) => {
      const answer = operations && (await fetch(`${operations}/health/ready`))
      return answer ? JSON.stringify(await answer.json()) : ''
    }
    for (const member of members) await until(async () => (await missing(member)).includes('Kafka cannot be used'))
    const pids = members.map(({ pid }) => pid)
    await broker!.start()
    await broker!.untilListening()
    for (const member of members) await member.untilReady()
    expect(members.map(({ pid }) => pid)).toEqual(pids)
    expect((await database.admin.query('select log from log_in_use')).rows).toEqual([{ log: 'kafka' }])
  } finally {
    for (const member of members) await member.stop()
    await database.drop()
    await kafka.stop()
    await rm(folder, { recursive: true, force: true })
  }
}, 180_000)
