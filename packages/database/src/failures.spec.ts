import { isDatabaseAway, sqlStateOf } from './failures.js'

const withCode = (code: string) => Object.assign(new Error('some message'), { code })
const wrapped = (driverError: unknown) => Object.assign(new Error('a query failed'), { driverError })

const away = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '08006', '53300', '57P01', '57014', '58030'].map(withCode),
  ...[
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ].map((message) => new Error(message)),
  wrapped(withCode('57P03')),
  wrapped(new Error('Query read timeout')),
  new Error('outside', { cause: withCode('ECONNREFUSED') }),
]
const present = [
  withCode('23505'),
  withCode('42P01'),
  withCode('28P01'),
  withCode('EADDRINUSE'),
  new Error('a fault of ours'),
  wrapped(withCode('22P02')),
  null,
  undefined,
  'text',
]

test.each(away)('%s means that the database is away', (error) => {
  expect(isDatabaseAway(error)).toBe(true)
})
test.each(present)('%s does not mean that the database is away', (error) => {
  expect(isDatabaseAway(error)).toBe(false)
})
test('an error code of the system is not an SQLSTATE, even if it has the same length', () => {
  expect(['23505', '08006', 'P0001', 'XX000'].map((code) => sqlStateOf(withCode(code)))).toEqual([
    '23505',
    '08006',
    'P0001',
    'XX000',
  ])
  expect([...['EPIPE', 'ECONNRESET'].map(withCode), new Error('no code'), null].map(sqlStateOf)).toEqual([
    null,
    null,
    null,
    null,
  ])
})
