// One part of the bench: part.js NAME.
import { openSetting, rounds, seconds } from './setting.js'

// Without the command that started it nobody waits for the result any more.
process.on('disconnect', () => process.exit(1))

const name = process.argv[2]
const { measure } = await import(`./${name}.js`)
const setting = await openSetting()
try {
  await measure(setting, rounds, seconds)
} finally {
  await setting.close()
}
process.exit(0)
