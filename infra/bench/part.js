// One part of the bench: part.js NAME.
import { parts } from './parts.js'
import { openSetting, rounds, seconds } from './setting.js'

// Without the command that started it, no one waits for the result.
process.on('disconnect', () => process.exit(1))

const open = parts[process.argv[2] ?? '']
if (!open) throw new Error('part.js takes the name of a part.')
const measure = await open()
const setting = await openSetting()
try {
  await measure(setting, rounds, seconds)
} finally {
  await setting.close()
}
process.exit(0)
