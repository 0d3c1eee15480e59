// The server that is measured, in a process of its own: the whole program, with one empty POST beside its commands.
import { Controller, HttpCode, Post } from '@nestjs/common'
import { startSwitchback } from '@switchback/installation/switchback'

class EmptyController {
  empty() {
    return {}
  }
}
const method = Object.getOwnPropertyDescriptor(EmptyController.prototype, 'empty') ?? {}
Post()(EmptyController.prototype, 'empty', method)
HttpCode(200)(EmptyController.prototype, 'empty', method)
Controller('empty')(EmptyController)

const [applicationUrl = '', masterKey = ''] = process.argv.slice(2)
const switchback = await startSwitchback({
  applicationUrl,
  masterKey: Buffer.from(masterKey, 'hex'),
  controllers: [EmptyController],
  // One person of a measurement sends as much as hundreds.
  load: { commandsPerMinute: 1_000_000, commandsPerDay: 1_000_000_000 },
})
const { port } = await switchback.api.listen(0, '127.0.0.1')
process.send?.({ port })
process.on('message', (message) => {
  if (message === 'usage') process.send?.({ usage: process.cpuUsage() })
  else void switchback.stop().then(() => process.exit(0))
})
process.on('disconnect', () => process.exit(1))
