/** @jest-environment jsdom */
import { boardsFrom, boardsOf, linesOf, topicsOf } from './topics'

const topics = [
  { id: 'sea', title: 'The sea', hint: 'Salt' },
  { id: 'air', title: 'Air' },
]
const boards = [{ id: 'elements', title: 'Elements', topics }]

describe('topics as lines', () => {
  it('come back as they were', () => {
    expect(topicsOf(linesOf(topics), topics)).toEqual(topics)
    expect(boardsFrom(boardsOf(boards), boards)).toEqual(boards)
  })
  it('keep the id of a known title, so that what clients recorded stays with it', () =>
    expect(topicsOf('Air\nFire', topics)).toEqual([
      { id: 'air', title: 'Air' },
      { id: 'fire', title: 'Fire' },
    ]))
  it('occur once each', () => expect(topicsOf('Fire\nfire', [])).toHaveLength(1))
  it('have an id in any script', () => {
    const [topic] = topicsOf('البحر', [])
    expect(topic!.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })
})
