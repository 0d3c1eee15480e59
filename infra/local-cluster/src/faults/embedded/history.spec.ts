import { History } from './history.js'

const answer = (position: number) => ({ position, version: 1, events: ['SponsorAdded'] })

function historyOf(positions: number[]): History {
  const history = new History()
  for (const position of positions)
    history.note('person', 'tenant', String(position), performance.now(), answer(position))
  return history
}

it('commands that came one after the other have rising positions', () => {
  expect(historyOf([1, 2, 5]).disordered()).toBe(0)
})

it('a command with a position before one that was answered earlier is out of order', () => {
  expect(historyOf([1, 5, 2]).disordered()).toBe(1)
})

it('commands that were under way together may have any order, but no position twice', () => {
  const history = new History()
  const asked = performance.now()
  for (const [key, position] of [
    ['one', 7],
    ['two', 6],
    ['three', 6],
  ] as const)
    history.note('person', 'tenant', key, asked, answer(position))
  expect(history.disordered()).toBe(1)
})

it('another answer to a repeated command is counted, the same is not', () => {
  const history = new History()
  history.noteRepeated(answer(4), answer(4))
  history.noteRepeated(answer(4), { ...answer(4), events: [] })
  expect(history.changed).toBe(1)
})
