/**
 * @import { Setting } from './setting.js'
 * @typedef {(setting: Setting, rounds: number, seconds: number) => Promise<unknown>} Measure
 */

/**
 * The parts of the bench, in the order in which they run. Each runs in a process of its own, with a PostgreSQL of its own.
 * @type {Record<string, () => Promise<Measure>>}
 */
export const parts = {
  append: () => import('./append.js').then(({ measure }) => measure),
  rebuild: () => import('./rebuild.js').then(({ measure }) => measure),
  http: () => import('./http.js').then(({ measure }) => measure),
  reads: () => import('./reads.js').then(({ measure }) => measure),
  online: () => import('./online.js').then(({ measure }) => measure),
  kafka: () => import('./kafka.js').then(({ measure }) => measure),
  home: () => import('./home.js').then(({ measure }) => measure),
  sponsor: () => import('./sponsor.js').then(({ measure }) => measure),
}
