import type { DemoPlace } from '@switchback/installation/installation'
import { startSwitchback } from '@switchback/installation/switchback'
import { loadDemo } from './demo.js'

/**
 * Loads the demo into a prepared, empty database, with the parts of the program that it needs; they are closed afterwards.
 * Throws when `signal` is aborted, and then leaves half of a demo.
 */
export async function loadDemoInto({ applicationUrl, masterKey, password, onProgress, signal }: DemoPlace) {
  const switchback = await startSwitchback({ applicationUrl, masterKey, claimsLog: false })
  try {
    await Promise.race([loadDemo(switchback, password, onProgress), ...(signal ? [untilAborted(signal)] : [])])
  } finally {
    await switchback.stop()
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error('The demo was not loaded to its end.'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
