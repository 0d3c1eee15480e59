import { given, people } from '../testing/specification.js'
import { reporting } from './reporting.js'

const publication = {
  period: { name: '2026-01', startsOn: '2026-01-01', endsOn: '2026-01-31' },
  group: 'all',
  asOfPosition: 9,
  rules: { smallestReportableGroup: 5, stallDays: 14, definitions: 1 },
  tables: {},
}
const publish = { type: 'PublishFigures' as const, ...publication }
const published = { type: 'FiguresPublished' as const, data: publication }
const march = { name: '2026-03', startsOn: '2026-03-01', endsOn: '2026-03-31' }

describe('the results of a period', () => {
  it('are published once, and stay', () => {
    given(reporting).when(publish).then(published)
    given(reporting, published).when(publish).refuses('PeriodPublished')
  })

  it('are not published while it lasts', () => {
    given(reporting)
      .when({ ...publish, period: march })
      .refuses('PeriodOpen')
  })

  it('are restated beside what was published, never instead of it', () => {
    const restated = { ...publication, reason: 'A new threshold.' }
    given(reporting, published)
      .when({ type: 'RestateFigures', ...restated })
      .then({ type: 'FiguresRestated', data: restated })
    given(reporting)
      .when({ type: 'RestateFigures', ...restated })
      .changesNothing()
  })

  it('are restated when an owner requests it', () => {
    given(reporting)
      .when({ type: 'RequestReplay', reason: 'Why not.' }, { actor: people.owner })
      .then({ type: 'ReplayRequested', data: { reason: 'Why not.' } })
  })
})
