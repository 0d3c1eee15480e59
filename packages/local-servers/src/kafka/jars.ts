import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const home = fileURLToPath(new URL('../../../../infra/kafka/', import.meta.url))
const oldestJava = 17

/** Brokers cannot be had or started here; the message says what to do. */
export class KafkaProblem extends Error {}

/** Looks for Java, and fetches the jars of Apache Kafka with Maven the first time. Returns their folder. Throws KafkaProblem. */
export async function kafkaJars(onProgress: (what: string) => void = () => {}): Promise<string> {
  await checkJava()
  const jars = join(home, 'lib')
  if (existsSync(jars)) return jars
  try {
    await execute('mvn', ['--version'])
  } catch {
    throw new KafkaProblem(
      'Maven is missing; the jars of Apache Kafka come through it. Install the package "maven" (Debian: apt-get install -y maven).',
    )
  }
  onProgress('Fetching Apache Kafka with Maven')
  const partial = join(home, 'lib.partial')
  await rm(partial, { recursive: true, force: true })
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${partial}`]
  try {
    await execute('mvn', ['-q', '-B', '-f', join(home, 'pom.xml'), ...goal], { timeout: 600_000 })
  } catch (error) {
    const said = String((error as { stdout?: string }).stdout)
      .trim()
      .split('\n')
      .slice(0, 3)
      .join(' ')
    throw new KafkaProblem(`Maven could not fetch the jars of Apache Kafka. ${said}`)
  }
  await rename(partial, jars)
  return jars
}

async function checkJava() {
  const advice = `Install the package "openjdk-17-jre-headless" (Debian: apt-get install -y openjdk-17-jre-headless), or a newer one.`
  let said: string
  try {
    said = (await execute('java', ['-version'])).stderr
  } catch {
    throw new KafkaProblem(`Java is missing; Apache Kafka runs on it. ${advice}`)
  }
  const version = Number(/version "(\d+)/.exec(said)?.[1])
  if (version < oldestJava)
    throw new KafkaProblem(`Apache Kafka needs Java ${oldestJava}; this is ${version}. ${advice}`)
}
