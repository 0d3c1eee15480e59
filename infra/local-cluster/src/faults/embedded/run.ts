import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killAll } from '@switchback/testing/running-program'
import { drawing } from '../../load/drawing.js'
import { clock } from './clock.js'
import { disk } from './disk.js'
import { kill } from './kill.js'
import { marker } from './marker.js'
import { cut, outage } from './network.js'
import { phases } from './phases.js'
import { races } from './races.js'
import { Tally, type EmbeddedReport } from './report.js'
import { starts } from './starts.js'

/** How much of each part is run. */
export interface Size {
  kills: number
  cuts: number
  /** Rounds of two processes that race for a folder, and of two whole starts. */
  locks: number
  starts: number
  /** How long the database refuses, and then is silent, in milliseconds. */
  outageMs: number
  silenceMs: number
  diskFullMs: number
  wrongClockMs: number
  races: number
}

/** All of it, as a run by hand or at night does; and as much as a check of every change can wait for. */
export const sizes = {
  long: {
    kills: 30,
    cuts: 60,
    locks: 150,
    starts: 10,
    outageMs: 60_000,
    silenceMs: 60_000,
    diskFullMs: 15_000,
    wrongClockMs: 20_000,
    races: 5,
  },
  short: {
    kills: 4,
    cuts: 4,
    locks: 10,
    starts: 1,
    outageMs: 4_000,
    silenceMs: 0,
    diskFullMs: 5_000,
    wrongClockMs: 5_000,
    races: 1,
  },
} satisfies Record<string, Size>

/** What a part gets: an empty folder of its own, where to count, its own numbers from the seed, and how much to do. */
export interface Setting {
  folder: string
  tally: Tally
  draw: () => number
  size: Size
  /** What has to be undone at the end, whatever comes; the last first. */
  closing: (() => Promise<unknown>)[]
}
export type Part = (setting: Setting) => Promise<void>

const parts: Record<string, Part> = { kill, phases, marker, cut, outage, disk, clock, starts, races }
export const partNames = Object.keys(parts)

export interface EmbeddedOptions {
  seed: number
  /** The parts to run; all where it is not given. */
  only?: readonly string[]
  size?: Partial<Size>
  onProgress: (what: string) => void
}

/**
 * Runs the program as a process on data folders of its own, breaks what can break round it, and counts what came of it. The same
 * seed draws the same faults. Throws for a part that there is not.
 */
export async function runEmbeddedFaults(options: EmbeddedOptions): Promise<EmbeddedReport> {
  const { seed, only = partNames, onProgress } = options
  const tally = new Tally(seed, onProgress)
  const size = { ...sizes.long, ...options.size }
  for (const name of only) {
    const part = parts[name]
    if (!part) throw new Error(`There is no part ${name}: there are ${partNames.join(', ')}.`)
    onProgress(`part ${name}`)
    const folder = await mkdtemp(join(tmpdir(), `switchback-faults-${name}-`))
    await chmod(folder, 0o755)
    const data = join(folder, 'data')
    await mkdir(data)
    const closing: Setting['closing'] = []
    try {
      await part({ folder: data, tally, draw: drawing(seed), size, closing })
    } catch (error) {
      tally.fault('brokenOff', `${name}: ${(error as Error).message}`)
    } finally {
      await killAll()
      for (const close of closing.reverse()) await close()
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
    }
  }
  return tally.report
}
