// Peers run in processes of their own: Emmett changes how pg reads numbers and dates for a whole process.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Starts a program of this folder; `ask` sends it a task and returns its result. Throws what the program threw. */
export function openPeer(file, ...args) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const next = () =>
    new Promise((resolve, reject) => {
      const left = (code) => reject(new Error(`The peer ${file} ended with ${code}.`))
      child.once('exit', left)
      child.once('message', ({ answer, error }) => {
        child.off('exit', left)
        if (error) reject(new Error(error))
        else resolve(answer)
      })
    })
  const ready = next()
  ready.catch(() => undefined)
  return {
    async ask(what) {
      await ready
      child.send(what)
      return next()
    },
    async close() {
      child.disconnect()
      await ended
    },
  }
}

/** In the peer: does each task by `work`, one after the other, and ends with the process that started it. */
export function answerWith(work) {
  process.on('disconnect', () => process.exit(0))
  process.send({ answer: 'ready' })
  process.on('message', (what) =>
    work(what).then(
      (answer) => process.send({ answer }),
      (error) => process.send({ error: error.stack }),
    ),
  )
}
