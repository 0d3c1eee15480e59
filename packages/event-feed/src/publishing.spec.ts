import { NotAcknowledged, Publisher, type Producers } from './kafka/publisher.js'
import { isFinal } from './kafka/sender.js'

/** A client of a cluster that acknowledges only these partitions, whatever it was sent. */
const answering = (partitions: number[]): Producers => ({
  producer: () => ({
    connect: async () => {},
    disconnect: async () => {},
    send: async ({ topic }) => partitions.map((partition) => ({ topicName: topic, partition, errorCode: 0 })),
  }),
})

const messages = [0, 1, 2].map((partition) => ({ partition, key: 'key', value: 'value' }))

it('an answer without one of the partitions is an error that names the partition', async () => {
  await expect(new Publisher(answering([0, 2]), 'topic').send(messages)).rejects.toThrow(
    new NotAcknowledged('Partitions 1 of topic were not acknowledged.'),
  )
  await expect(new Publisher(answering([0, 1, 2]), 'topic').send(messages)).resolves.toBeUndefined()
})

it('an error is final if the message is at fault, and not if the cluster is', () => {
  const wrapped = Object.assign(new Error('it failed'), { cause: new TypeError('no text') })
  const tooLarge = Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE' })
  const noLeader = Object.assign(new Error('no leader'), { type: 'LEADER_NOT_AVAILABLE', cause: new Error('timeout') })
  expect([wrapped, tooLarge, noLeader, new NotAcknowledged('some')].map(isFinal)).toEqual([true, true, false, false])
})
