import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { openQueryBus } from './buses.js'
import { countLostReads, openMetrics, timeCommands, timeQueries } from './metrics.js'

class Ask {
  constructor(readonly query: { name: string }) {}
}

@QueryHandler(Ask)
class AnswerHandler implements IQueryHandler<Ask, string> {
  async execute({ query: { name } }: Ask): Promise<string> {
    if (name === 'broken') throw new Error('no answer')
    return `answer to ${name}`
  }
}

/** Returns how many messages were timed, by label. */
async function timed(registry: ReturnType<typeof openMetrics>, metric: string, label: string) {
  const { values } = await registry.getSingleMetric(metric)!.get()
  const counts = values.filter((value) => 'metricName' in value && value.metricName === `${metric}_count`)
  return Object.fromEntries(counts.map(({ labels, value }) => [labels[label], value]))
}

describe('a bus that is measured', () => {
  it('times queries by the names that there are, failed ones too, and all others as unknown', async () => {
    const registry = openMetrics('test')
    const bus = openQueryBus(new AnswerHandler(), timeQueries(registry, ['home', 'broken']))
    expect(await bus.execute(new Ask({ name: 'home' }))).toBe('answer to home')
    await bus.execute(new Ask({ name: 'home' }))
    await expect(bus.execute(new Ask({ name: 'broken' }))).rejects.toThrow('no answer')
    for (const name of ['one', 'two', 'constructor']) await bus.execute(new Ask({ name }))
    expect(await timed(registry, 'switchback_query_seconds', 'name')).toEqual({ home: 2, broken: 1, unknown: 3 })
  })

  it('times commands by the types that the deciders have', async () => {
    const registry = openMetrics('test')
    const time = timeCommands(registry)
    for (const type of ['CompleteStep', 'PublishFigures', 'CompleteStep', 'Explode']) await time(type, async () => type)
    const counts = await timed(registry, 'switchback_command_seconds', 'type')
    expect(counts).toEqual({ CompleteStep: 2, PublishFigures: 1, unknown: 1 })
  })
})

describe('reads that could not be kept', () => {
  it('are counted as they are at each scrape', async () => {
    const registry = openMetrics('test')
    const records = { lost: 0 }
    countLostReads(registry, records)
    const line = async () => /^switchback_access_records_lost_total\{.*\} (\d+)$/m.exec(await registry.metrics())?.[1]
    expect(await line()).toBe('0')
    records.lost = 3
    expect([await line(), await line()]).toEqual(['3', '3'])
  })
})
