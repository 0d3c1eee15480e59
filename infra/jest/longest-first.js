import Sequencer from '@jest/test-sequencer'

/**
 * The suites that take longest, the longest first. A clean clone has no times of earlier runs; by size alone, the default, a long
 * suite in a small file begins last, and one worker waits for it.
 */
const longest = [
  'faults/faults.kafka.spec.ts',
  'e2e/distributed.kafka.spec.ts',
  'e2e/accessibility.spec.ts',
  'faults/embedded/embedded.spec.ts',
  'standalone/src/restarting.spec.ts',
  'e2e/passage.spec.ts',
  'standalone/src/trouble.spec.ts',
  'access/by-generation.spec.ts',
  'e2e/morning.spec.ts',
  'e2e/lost-database.spec.ts',
  'e2e/three-people.spec.ts',
  'installation/src/folder-lock.spec.ts',
  'standalone/src/starting.spec.ts',
  'projections/src/projecting.spec.ts',
  'disclosure/attack.spec.ts',
]

/** @typedef {Parameters<import('@jest/test-sequencer').default['sort']>[0]} Tests */

// By its types the package is CommonJS, which has the class one level deeper.
const Usual = 'default' in Sequencer ? Sequencer.default : Sequencer

export default class LongestFirst extends Usual {
  /**
   * @override
   * @param {Tests} tests
   */
  async sort(tests) {
    const rank = (/** @type {Tests[number]} */ { path }) => {
      const at = longest.findIndex((name) => path.endsWith(name))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(tests)).toSorted((one, other) => rank(one) - rank(other))
  }
}
