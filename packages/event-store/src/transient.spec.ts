import { Conflict, EventRefused, StoreUnavailable } from './errors.js'
import { isTransient } from './transient.js'
import { Fenced } from '@switchback/projections/checkpoints'

const withCode = (code: string) => Object.assign(new Error('from the database'), { code })

describe('an error', () => {
  it.each(['08006', '40001', '40P01', '53100', '55P03', '57P01', '57014', 'ECONNREFUSED', '42P01'])(
    'with the code %s may pass by itself',
    (code) => expect(isTransient(withCode(code))).toBe(true),
  )
  it.each(['22P02', '22003', '23514', '54000', 'ERR_INVALID_ARG_TYPE'])('with the code %s comes again', (code) =>
    expect(isTransient(withCode(code))).toBe(false),
  )
  it('of a lost connection, an unavailable store or a conflict is transient', () => {
    for (const error of [
      new Error('Connection terminated unexpectedly'),
      new StoreUnavailable('The database cannot be written now.'),
      new Conflict([]),
      new Fenced('Another worker was faster.'),
    ])
      expect(isTransient(error)).toBe(true)
  })
  it('of the code or of the request itself is permanent', () => {
    for (const error of [
      new TypeError('x is undefined'),
      new RangeError('no date'),
      new EventRefused('bad'),
      null,
      'x',
    ])
      expect(isTransient(error)).toBe(false)
  })
})
