/**
 * A place between two steps at which a process may be killed. Where SWITCHBACK_FAULT_AT names the place, the process kills itself
 * there and finishes nothing, as after a loss of power; `npm run faults` sets it. It does nothing otherwise.
 */
export function faultPoint(name: string): void {
  if (process.env.SWITCHBACK_FAULT_AT === name) process.kill(process.pid, 'SIGKILL')
}
