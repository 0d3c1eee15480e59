import { randomUUID } from 'node:crypto'
import { openApiDocument } from '@switchback/http-api/openapi/document'
import { deciders } from '@switchback/domain/deciders'
import { startForTest, type Running } from '../support.js'
import { Ask, type Answer } from './asking.js'
import { makeScene, type Scene } from './scene.js'
import { bodyOf, namesOf, operations } from './operations.js'
import { columns, reviewedTable, withoutRelation, type Cell, type Column } from './reviewed-table.js'

let running: Running
let scene: Scene
let ask: Ask
const table = reviewedTable()

beforeAll(async () => {
  // The machine may be slow: no request is refused because of that.
  running = await startForTest({ load: { requests: 500, eventLoopDelayMs: 0 } })
  scene = await makeScene(running)
  ask = new Ask(running)
}, 120_000)
afterAll(() => running.stop())

describe('the reviewed table', () => {
  it('has a line for each route of the server, and no other line', () => {
    expect([...table.keys()].sort()).toEqual([...new Set(namesOf(running.api.routes))].sort())
  })

  it('has a line for each operation of the OpenAPI document', () => {
    const { paths } = openApiDocument() as { paths: Record<string, object> }
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    expect(documented.filter((name) => !table.has(name))).toEqual([])
  })

  it('has a body that its schema takes for each command', () => {
    for (const { commands } of Object.values(deciders))
      for (const [type, schema] of Object.entries(commands)) expect(() => bodyOf(type, schema)).not.toThrow()
  })
})

/** What an answer means in the words of the table; anything else is shown as it is. */
function cellOf({ status, problem, code }: Answer, kind: string): string {
  if (code === undefined && problem === 'not-signed-in') return '401'
  if (code === undefined && problem === 'forbidden') return '403'
  if (code === undefined && problem === 'not-found') return '404'
  if (kind === 'command') return problem === 'stale-version' ? 'yes' : `${status} ${problem}`
  if (kind === 'query') return status === 200 ? 'yes' : `${status} ${problem}`
  return status < 300 || problem === 'invalid-request' || code !== undefined ? 'yes' : `${status} ${problem}`
}

const asExpected = (cell: Cell) => (cell === 'own' ? 'yes' : cell)
/** A session can be ended once: that is asked last. */
const withoutSignOut = operations.filter(({ name }) => name !== 'DELETE /api/session')

describe('an operation', () => {
  it('answers each kind of caller as the table says, about things that are theirs or of someone else here', async () => {
    const wrong: string[] = []
    await ask.all(scene.callers, withoutSignOut, async ({ column, person }, operation) => {
      const cell = cellOf(await ask.one(person, operation, scene.here), operation.kind)
      const expected = asExpected(table.get(operation.name)![column])
      if (cell !== expected) wrong.push(`${operation.name}, ${column} (${person.name}): ${cell}, not ${expected}`)
    })
    expect(wrong).toEqual([])
  }, 180_000)

  it('answers about things of another practice, and to people it is not for about all things, as if they did not exist', async () => {
    const wrong: string[] = []
    const about = withoutSignOut.filter(({ isAboutThings }) => isAboutThings)
    await ask.all(scene.oneOfEach, about, async ({ column, person }, operation) => {
      const unknown = await ask.one(person, operation, scene.nowhere)
      const elsewhere = await ask.one(
        person,
        operation,
        person.tenantId === scene.here.tenantId ? scene.there : scene.here,
      )
      if (elsewhere.whole !== unknown.whole)
        wrong.push(`${operation.name}, ${person.name}: ${elsewhere.whole}, not ${unknown.whole}`)
      if (column === 'elsewhere') return
      if (
        operation.kind === 'command' &&
        table.get(operation.name)![column] === '403' &&
        !isOfOrganisation(operation.name)
      ) {
        const here = await ask.one(person, operation, scene.here)
        if (here.whole !== unknown.whole)
          wrong.push(`${operation.name}, ${person.name}: ${here.whole}, unknown ${unknown.whole}`)
      }
      const expected = expectedNowhere(operation.name, operation.kind, column)
      if (cellOf(unknown, operation.kind) !== expected)
        wrong.push(`${operation.name}, ${column} (${person.name}), unknown: ${unknown.whole}, not ${expected}`)
    })
    expect(wrong).toEqual([])
  }, 180_000)
})

const isOfOrganisation = (name: string) => name.startsWith('POST /api/organisations/')

/** What people get where the thing does not exist: there no one has a relation to it. */
function expectedNowhere(name: string, kind: string, column: Column): string {
  const cell = table.get(name)![withoutRelation[column] ?? column]
  if (cell === '401') return '401'
  if (kind !== 'command' || isOfOrganisation(name)) return '404'
  return asExpected(cell)
}

describe('an operation on a person', () => {
  it('that people have for themselves alone is refused for others, whoever they are', async () => {
    const own = withoutSignOut.filter(({ name }) => Object.values(table.get(name)!).includes('own'))
    expect(own.map(({ name }) => name.split('/').at(-1)).sort()).toEqual([
      'correct-member',
      'request-erasure',
      'withdraw-erasure',
    ])
    const wrong: string[] = []
    await ask.all(scene.oneOfEach, own, async ({ column, person }, operation) => {
      if (column === 'elsewhere' || table.get(operation.name)![column] !== 'own') return
      const others = [scene.owner.personId, scene.there.personId, randomUUID()]
      const answers = await Promise.all(
        others.map((personId) => ask.one(person, operation, { ...scene.here, personId }, { really: true })),
      )
      if (!answers.every(({ code, whole }) => code === 'NotYourRecord' && whole === answers[0]!.whole))
        wrong.push(`${operation.name}, ${person.name}: ${answers.map(({ whole }) => whole).join(', ')}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('the end of a session', () => {
  it('is for everyone who has one, and once', async () => {
    const signOut = operations.find(({ name }) => name === 'DELETE /api/session')!
    for (const { column, person } of scene.callers) {
      const cells = []
      for (let times = 0; times < 2; times += 1) cells.push(cellOf(await ask.one(person, signOut, scene.here), 'other'))
      expect([person.name, ...cells]).toEqual([person.name, table.get(signOut.name)![column], '401'])
    }
    expect(columns.filter((column) => !scene.callers.some((caller) => caller.column === column))).toEqual([])
  })
})
