import { InvalidCommand } from '@switchback/command-handling/problems'

/** The position in a header Switchback-After, in digits alone; undefined where there is none. Throws InvalidCommand. */
export function positionOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const position = /^\d{1,16}$/.test(header) ? Number(header) : NaN
  if (Number.isSafeInteger(position)) return position
  throw new InvalidCommand('Switchback-After is not a position.', [
    { path: 'Switchback-After', message: 'Enter a number of digits alone, such as 1204.' },
  ])
}
