import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { startForTest, type Running } from '../support.js'
import { Ask } from './asking.js'
import type { Person } from './cast.js'
import { operations } from './operations.js'
import { plant, planted, refusedAtFirst } from './planting.js'
import { makeScene, viewsReach, type Scene } from './scene.js'

type Kind = keyof typeof planted | 'secret of an invitation'

let running: Running
let scene: Scene
let refused: string[]
let texts: Map<Kind, string>
const logged: string[] = []
const streams = new Map<Person, () => Promise<string>>()

/** A logger that keeps what the program would write: warnings and errors. */
function keeping() {
  const keep = (...parts: unknown[]) => void logged.push(parts.map((part) => inspect(part, { depth: 3 })).join(' '))
  const skip = () => {}
  const logger = { level: 'warn', child: () => logger, warn: keep, error: keep, fatal: keep }
  return Object.assign(logger, { trace: skip, debug: skip, info: skip, silent: skip })
}

beforeAll(async () => {
  // The machine may be slow: no request is refused because of that. The logger has the methods that are called, not all of pino's.
  running = await startForTest({ load: { requests: 500, eventLoopDelayMs: 0 }, logger: keeping() as never })
  scene = await makeScene(running)
  for (const { person } of scene.labelled) streams.set(person, await follow(person))
  refused = await plant(scene.cast, scene, scene.self, scene.sponsor)
  await viewsReach(running, [scene.here.tenantId])
  const link = await fetch(`${running.address}/api/invitations/${scene.here.invitationId}/link`, {
    headers: { cookie: scene.owner.cookie },
  })
  const { path } = (await link.json()) as { path: string }
  texts = new Map<Kind, string>([...(Object.entries(planted) as [Kind, string][])])
  texts.set('secret of an invitation', path.split('.').at(-1)!)
}, 120_000)
afterAll(() => running.stop())

/** Opens a stream of changes; returns what ends it and answers with all that came. */
async function follow({ cookie }: Person): Promise<() => Promise<string>> {
  const leaving = new AbortController()
  const { body, status } = await fetch(`${running.address}/api/changes`, {
    headers: { cookie },
    signal: leaving.signal,
  })
  if (status !== 200) return async () => ''
  let all = ''
  const reading = (async () => {
    for await (const chunk of body!) all += Buffer.from(chunk as Uint8Array).toString()
  })().catch(() => undefined)
  return async () => {
    leaving.abort()
    await reading
    return all
  }
}

/** Who reads each kind, by the table of docs/access.md. */
function readersByKind(): Map<string, string[]> {
  const lines = readFileSync(new URL('../../../../../docs/access.md', import.meta.url), 'utf8').split('\n')
  const rows = lines.map((line) => line.split('|').map((cell) => cell.trim()))
  const at = rows.findIndex(([, first, second]) => first === 'Kind of text' && second === 'Who reads it')
  const found = new Map<string, string[]>()
  for (const row of rows.slice(at + 2)) {
    if (row.length === 1) break
    found.set(row[1]!, row[2]!.split(', ').sort())
  }
  return found
}

/** What a person reads: every answer of every page about everything here, problems of commands, and their stream of changes. */
async function everythingFor(person: Person): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const operation of operations) {
    if (operation.kind !== 'command' && operation.method !== 'GET') continue
    if (operation.name === 'GET /api/changes') continue
    const answer = await fetch(...new Ask(running).requestOf(person, operation, scene.here))
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const isZip = answer.headers.get('content-type') === 'application/zip'
    const content = isZip
      ? Object.values(unzipSync(bytes))
          .map((file) => strFromU8(file))
          .join('\n')
      : strFromU8(bytes)
    const named = decodeURIComponent(answer.headers.get('content-disposition') ?? '')
    // The archive is laid out to be read; numbers are searched for as JSON writes them.
    answers.set(operation.name, `${content.replace(/": /g, '":')}${named}`)
  }
  answers.set('GET /api/changes', await streams.get(person)!())
  return answers
}

describe('a text that someone wrote', () => {
  it('was said wherever a client can say something', () => {
    expect(refused.map((line) => line.split(':')[0]).sort()).toEqual(refusedAtFirst)
  })

  it('is read by the people whom the table names, in every answer, and by no one else', async () => {
    const found = new Map<string, Set<string>>([...texts.keys()].map((kind) => [kind, new Set()]))
    const where = new Map<string, string[]>()
    for (const { label, person } of scene.labelled)
      for (const [operation, answer] of await everythingFor(person))
        for (const [kind, text] of texts)
          if (answer.includes(text)) {
            found.get(kind)!.add(label)
            where.set(`${kind} by ${label}`, [...(where.get(`${kind} by ${label}`) ?? []), operation])
          }
    const expected = readersByKind()
    expect([...texts.keys()].sort()).toEqual([...expected.keys()].sort())
    const wrong = [...texts.keys()].flatMap((kind) => {
      const [is, may] = [[...found.get(kind)!].sort(), expected.get(kind)!]
      const more = is.filter((label) => !may.includes(label)).map((label) => `${kind} by ${label}`)
      const less = may.filter((label) => !is.includes(label)).map((label) => `${kind} not by ${label}`)
      return [...more.map((line) => `${line}: ${where.get(line)!.join(', ')}`), ...less]
    })
    expect(wrong).toEqual([])
  }, 180_000)

  it('is in no line of the logs', () => {
    const said = [...logged, ...running.errors].join('\n')
    expect([...texts].filter(([, text]) => said.includes(text)).map(([kind]) => kind)).toEqual([])
  })
})
