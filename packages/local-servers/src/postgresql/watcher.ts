/** Waits until the process at the other end of its input is gone, then ends that one's children (see end-with-us.ts). */
const watched = new Map<number, NodeJS.Signals>()
let rest = ''

process.stdin.setEncoding('utf8')
process.stdin.on('data', (chunk: string) => {
  const lines = (rest + chunk).split('\n')
  rest = lines.pop()!
  for (const line of lines) {
    const [pid, what] = line.split(' ')
    if (what === 'gone') watched.delete(Number(pid))
    else watched.set(Number(pid), what as NodeJS.Signals)
  }
})
process.stdin.on('close', () => {
  for (const [pid, signal] of watched) end(pid, signal)
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

function end(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended at the same moment.
  }
}
