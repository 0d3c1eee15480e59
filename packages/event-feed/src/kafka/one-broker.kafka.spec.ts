import { logContract } from '@switchback/testing/log-contract'
import { brokerContract } from '@switchback/testing/kafka/broker-contract'
import { kafkaSetting, type KafkaSetting } from '@switchback/testing/kafka/setting'

let setting: KafkaSetting

beforeAll(async () => {
  setting = await kafkaSetting({ brokers: 1 })
}, 120_000)
afterAll(() => setting?.end())

logContract('the Kafka log on one broker', () => setting.underTest)
brokerContract('the Kafka log on one broker', () => setting)
