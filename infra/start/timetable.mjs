/** Shorter suites are summed up in one line. */
const shownFromSeconds = 5

/** How long each suite and each step of a run took. */
export class Timetable {
  /** @type {{ name: string, ms: number }[]} */
  #entries = []
  #begun = performance.now()

  /**
   * Adds a suite.
   * @param {string} name
   * @param {number} ms
   */
  add(name, ms) {
    this.#entries.push({ name, ms })
  }

  /**
   * Measures some work. Returns what the work returns.
   * @template Result
   * @param {string} name
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async of(name, work) {
    const begun = performance.now()
    try {
      return await work()
    } finally {
      this.add(name, performance.now() - begun)
    }
  }

  /** Seconds by suite as lines of text, the longest first, with the time since the run began at the end. */
  table() {
    const line = (/** @type {number} */ ms, /** @type {string} */ name) => `${seconds(ms).padStart(6)}  ${name}`
    const sorted = this.#entries.toSorted((one, other) => other.ms - one.ms)
    const long = sorted.filter(({ ms }) => ms >= shownFromSeconds * 1000)
    const short = sorted.slice(long.length)
    const rest = short.reduce((sum, { ms }) => sum + ms, 0)
    return [
      'Seconds by suite. Suites run side by side, and share the processors.',
      ...long.map(({ ms, name }) => line(ms, name)),
      line(rest, `${short.length} suites under ${shownFromSeconds} seconds`),
      line(performance.now() - this.#begun, 'from the first to the last'),
    ].join('\n')
  }
}

const seconds = (/** @type {number} */ ms) => (ms / 1000).toFixed(1)
