/** Something that a person must put right before Switchback can start; the message says what. */
export class StartProblem extends Error {}

const advice: Record<string, string> = {
  EACCES: 'cannot be written. Set SWITCHBACK_DATA to a folder of yours.',
  EPERM: 'cannot be written. Set SWITCHBACK_DATA to a folder of yours.',
  EROFS: 'cannot be written: its disk is read-only. Make it writable, or set SWITCHBACK_DATA to another folder.',
  ENOTDIR: 'cannot be written. Set SWITCHBACK_DATA to a folder of yours.',
  ENOSPC: 'cannot be written: its disk is full. Free some space and start again. Nothing was lost.',
  EDQUOT: 'cannot be written: your share of its disk is used up. Free some space and start again. Nothing was lost.',
}

/** What to do about an error of the file system in a data folder: a StartProblem where we know, else the error itself. */
export function asStartProblem(error: unknown, folder: string): unknown {
  const known = advice[(error as { code?: string }).code ?? '']
  return known ? new StartProblem(`The data folder ${folder} ${known}`) : error
}
