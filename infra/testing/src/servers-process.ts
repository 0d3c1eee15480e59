import { startCluster } from '@switchback/local-servers/postgresql/cluster'
import { startKafka } from '@switchback/local-servers/kafka/cluster'

/** A process with a PostgreSQL and a broker of its own, to be killed: servers-process.js FOLDER. */
const [folder] = process.argv.slice(2)
await startCluster({ folder: `${folder}/database`, settings: { fsync: 'off' } })
await startKafka({ folder: `${folder}/kafka`, brokers: 1 })
process.stdout.write('started\n')
setInterval(() => {}, 60_000)
