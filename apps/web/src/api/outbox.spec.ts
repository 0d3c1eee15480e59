/** @jest-environment jsdom */
import { ApiProblem } from './problem-document'
import { Outbox, type QueuedCommand } from './outbox'

const answer = (key: string, about = key): QueuedCommand => ({
  key,
  path: '/api/assessments/{streamId}/answer-question',
  streamId: 's',
  body: { questionId: 'q', rating: 1 },
  about,
})
const problem = (status: number) =>
  new ApiProblem({ type: 'urn:switchback:problem:x', title: 'x', status, detail: 'Why.' })

/** A browser's storage, a server that can be cut off, and an outbox between them. */
function setUp(storage = new Map<string, string>()) {
  const sent: string[] = []
  const refused: unknown[] = []
  let failing: Error | null = null
  const box = new Outbox(
    'box',
    { getItem: (name) => storage.get(name) ?? null, setItem: (name, value) => void storage.set(name, value) },
    async ({ key }) => {
      if (failing) throw failing
      sent.push(key)
    },
    (error) => refused.push(error),
  )
  return { box, sent, refused, storage, fail: (error: Error | null) => (failing = error) }
}
const keys = (box: Outbox) => box.waiting().map(({ key }) => key)

describe('an outbox', () => {
  it('sends what is put into it, and keeps nothing', async () => {
    const { box, sent } = setUp()
    await box.put(answer('a'))
    expect(sent).toEqual(['a'])
    expect(keys(box)).toEqual([])
  })
  it('keeps what cannot be sent, and sends it in order once the server is back', async () => {
    const { box, sent, fail } = setUp()
    fail(problem(0))
    await box.put(answer('a'))
    await box.put(answer('b'))
    expect(keys(box)).toEqual(['a', 'b'])
    fail(null)
    await box.flush()
    expect(sent).toEqual(['a', 'b'])
  })
  it('survives a reload of the page', async () => {
    const before = setUp()
    before.fail(problem(503))
    await before.box.put(answer('a'))
    const after = setUp(before.storage)
    await after.box.flush()
    expect(after.sent).toEqual(['a'])
  })
  it('sends the newest answer to a question only', async () => {
    const { box, sent, fail } = setUp()
    fail(problem(0))
    await box.put(answer('first', 'question'))
    await box.put(answer('second', 'question'))
    fail(null)
    await box.flush()
    expect(sent).toEqual(['second'])
  })
  it('drops what the server refuses, reports it, and continues with the rest', async () => {
    const { box, sent, refused, fail } = setUp()
    fail(problem(0))
    await box.put(answer('a'))
    fail(problem(409))
    await box.flush()
    expect(refused).toHaveLength(1)
    expect(keys(box)).toEqual([])
    fail(null)
    await box.put(answer('b'))
    expect(sent).toEqual(['b'])
  })
  it.each([401, 429, 500])('keeps a command that was answered with %i, since a retry may succeed', async (status) => {
    const { box, fail } = setUp()
    fail(problem(status))
    await box.put(answer('a'))
    expect(keys(box)).toEqual(['a'])
  })
})
