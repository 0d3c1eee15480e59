import { createServer } from 'node:net'
import { StartProblem } from './start-problem.js'

/** The port to listen on, 4747 by default. Throws StartProblem. */
export function portFrom(setting: string | undefined, name = 'PORT'): number {
  const port = Number(setting ?? 4747)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartProblem(`${name} must be a number from 0 to 65535.`)
  return port
}

/** Checks that the port is free, before anything is created. Throws StartProblem. */
export async function checkPort(port: number, host: string) {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen(port, host, resolve)
    })
  } catch (error) {
    throw portProblem(error, port) ?? error
  } finally {
    await new Promise((resolve) => probe.close(resolve))
  }
}

/** What to do about an error of a port that cannot be used; undefined for every other error. */
export function portProblem(error: unknown, port: number): StartProblem | undefined {
  switch ((error as { code?: string }).code) {
    case 'EADDRINUSE':
      return new StartProblem(
        `Port ${port} is taken, perhaps by a Switchback that is running. Set PORT to another one, for example PORT=${port + 1}.`,
      )
    case 'EACCES':
      return new StartProblem(`Port ${port} needs rights that you do not have. Set PORT to one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartProblem('HOST is no address of this machine. Leave it out for 127.0.0.1.')
    default:
      return undefined
  }
}
