import { startContext } from '@switchback/runtime/context'
import { runProcess } from '@switchback/runtime/run'
import { ProjectorModule } from './projector.module.js'

/** The projector: log to views, and the commands that follow from events. Those that run share the tenants. */
await runProcess('projector', (equipment) => startContext(ProjectorModule.of(equipment)))
