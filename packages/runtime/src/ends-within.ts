/** How long a process may take to stop, in milliseconds. */
export const stopWithinMs = 25_000

/** Waits for the end of some work, but not longer than this. Returns whether it ended in time; throws what the work throws. */
export async function endsWithin(work: Promise<unknown>, milliseconds = stopWithinMs): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer))
}
