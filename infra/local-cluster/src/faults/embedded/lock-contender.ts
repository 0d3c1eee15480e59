import { lockFolder } from '@switchback/installation/folder-lock'

/** A process that takes and releases the lock of a folder when it is asked to (an empty name: release), for `npm run faults`. */
let release: (() => Promise<void>) | undefined

process.on('message', (folder: string) => {
  const outcome = folder === '' ? free() : take(folder)
  void outcome.then((done) => process.send!(done))
})
process.on('disconnect', () => process.exit(0))
process.send!('ready')

async function free() {
  await release?.()
  release = undefined
  return 'released'
}

async function take(folder: string) {
  try {
    release = await lockFolder(folder)
    return 'taken'
  } catch (error) {
    return (error as Error).constructor.name
  }
}
