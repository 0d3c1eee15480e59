import { startContext } from '@switchback/runtime/context'
import { runProcess } from '@switchback/runtime/run'
import { RelayModule } from './relay.module.js'

/** The relay: store to Kafka. Several may run; one works, and the others take over when it ends. */
await runProcess('relay', (equipment) => startContext(RelayModule.of(equipment)))
