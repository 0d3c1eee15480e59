import kafkajs, { type Message, type Producer, type ProducerConfig } from 'kafkajs'

const { CompressionTypes, Partitioners } = kafkajs

/** A message with the partition that it goes to. */
export type Placed = Message & { partition: number }

/** What a publisher needs of a client of the cluster. */
export interface Producers {
  producer: (config: ProducerConfig) => Pick<Producer, 'connect' | 'send' | 'disconnect'>
}

/** The cluster did not acknowledge every partition. It may have stored some of what was sent: send all of it again. */
export class NotAcknowledged extends Error {}

/**
 * Sends messages and believes only an answer that covers every partition. kafkajs 2.2.4 without our patch resolves a send although
 * messages are missing: when a broker dies, partitions that move to a broker which has already answered are not sent again
 * (tulios/kafkajs#1303). It then answers for fewer partitions than it was sent, and this class checks for that.
 */
export class Publisher {
  private readonly producer

  /** `checked: false` trusts every answer; a spec proves with it that the check matters. */
  constructor(
    kafka: Producers,
    private readonly topic: string,
    private readonly checked = true,
  ) {
    this.producer = kafka.producer({
      createPartitioner: () => Partitioners.DefaultPartitioner(),
      allowAutoTopicCreation: false,
      // One send after the other: kept in order without the idempotent producer, whose sequences do not survive the same fault.
      maxInFlightRequests: 1,
      metadataMaxAge: 30_000,
    })
  }

  connect = () => this.producer.connect()
  disconnect = () => this.producer.disconnect()

  /** Throws NotAcknowledged, or what kafkajs throws. */
  async send(messages: Placed[]): Promise<void> {
    const answers = await this.producer.send({
      topic: this.topic,
      acks: -1,
      timeout: 5_000,
      compression: CompressionTypes.ZSTD,
      messages,
    })
    if (!this.checked) return
    const acknowledged = new Set(answers.filter(({ errorCode }) => errorCode === 0).map(({ partition }) => partition))
    const missing = [...new Set(messages.map(({ partition }) => partition))].filter((one) => !acknowledged.has(one))
    if (missing.length > 0)
      throw new NotAcknowledged(`Partitions ${missing.join(', ')} of ${this.topic} were not acknowledged.`)
  }
}
