import { threePeople } from '@switchback/testing/browser/three-people'
import { startForTest, type Running } from './support.js'

let running: Running

beforeAll(async () => {
  running = await startForTest({ web: true })
})
afterAll(() => running?.stop())

threePeople(() => running)
