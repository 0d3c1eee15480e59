import { logContract } from '../log-contract.js'
import { brokerContract } from './broker-contract.js'
import { kafkaSetting, type KafkaSetting } from './setting.js'

let setting: KafkaSetting

beforeAll(async () => {
  setting = await kafkaSetting({ brokers: 1 })
}, 120_000)
afterAll(() => setting?.end())

logContract('the Kafka log on one broker', () => setting.underTest)
brokerContract('the Kafka log on one broker', () => setting)
