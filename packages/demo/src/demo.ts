import { Projector } from '@switchback/projections/projector'
import { releaseFigures } from '@switchback/jobs/release-figures'
import { allProjections } from '@switchback/views/all-projections'
import { foundPractice } from '@switchback/identity/found-practice'
import { journeyIdFor } from '@switchback/domain/journey/identity'
import { itCareerTransition } from '@switchback/frameworks/it-career/framework'
import { nursingToInformatics } from '@switchback/frameworks/nursing-informatics/framework'
import type { ServerParts } from '@switchback/installation/open-server'
import { entriesFor } from './passage.js'
import { cohorts, nurses, type DemoClient } from './people.js'
import { story, type Entry } from './story.js'
import { DemoTenant, type Person } from './tenant.js'

const day = 86_400_000

const signIns = [
  { role: 'Owner', name: 'Nora Lindqvist', email: 'nora@demo.switchback.example' },
  { role: 'Coach', name: 'Amara Okafor', email: 'amara@demo.switchback.example' },
  { role: 'Coach (two tenants)', name: 'Jonas Weber', email: 'jonas@demo.switchback.example' },
  { role: 'Client (the story)', name: 'Arun Sen', email: 'arun@demo.switchback.example' },
  { role: 'Client (at the start)', name: 'Dilara Kaya', email: 'dilara@demo.switchback.example' },
  { role: 'Sponsor', name: 'Priya Raman', email: 'priya@demo.switchback.example' },
  { role: 'Sponsor', name: 'Luis Ortega', email: 'luis@demo.switchback.example' },
]

/** The table of demo sign-ins, to print. `wished` is the password in the settings now. */
export function demoSignIns(password: string, wished = password): string {
  const width = Math.max(...signIns.map(({ role }) => role.length))
  const rows = signIns.map(({ role, name, email }) => `  ${role.padEnd(width)}  ${email.padEnd(32)} ${name}`)
  const kept =
    'SWITCHBACK_DEMO_PASSWORD is read when the demo is loaded; later changes have no effect on these accounts.'
  return ['', 'Demo sign-ins, all with the password ' + password, ...rows, wished === password ? '' : kept].join('\n')
}

/** Loads the demo through the commands that everyone uses. */
export async function loadDemo(core: ServerParts, password: string, onProgress: (what: string) => void): Promise<void> {
  onProgress('Loading the demo: the practice')
  const { tenant, coaches } = await foundBendway(core, password)
  const sponsorId = await addSponsors(core, tenant)

  onProgress('Loading the demo: a journey from 2013 to 2023')
  const arun = await tenant.join({ name: 'Arun Sen', email: emailOf('Arun Sen')!, role: 'client', on: '2013-11-01' })
  await loadStory(tenant, arun, coaches.amara)

  onProgress('Loading the demo: two cohorts')
  for (const cohort of cohorts) {
    const startsOn = daysAgo(cohort.startedMonthsAgo * 30)
    const coach = coaches[cohort.coach]
    const cohortId = await tenant.cohort(cohort.name, coach, sponsorId(cohort.sponsor), startsOn)
    await Promise.all(cohort.clients.map((client, at) => loadClient(tenant, client, at, { cohortId, coach, startsOn })))
  }

  onProgress('Loading the demo: a second tenant')
  const second = await secondTenant(core, password)

  onProgress('Loading the demo: the results of past months')
  const projector = new Projector(core.pool, core.store, allProjections)
  for (const tenantId of [tenant.id, second]) {
    await projector.advance(tenantId)
    await releaseFigures(core, tenantId)
  }
}

const emailOf = (name: string) => signIns.find((one) => one.name === name)?.email

/** The practice of the demo, with its owner and its two coaches. */
async function foundBendway(core: ServerParts, password: string) {
  const owner = signIns[0]!
  const practice = await foundPractice(core.commands, core.identity, {
    organisation: 'Bendway Coaching',
    name: owner.name,
    email: owner.email,
    password,
    occurredAt: '2013-10-01T09:00:00.000Z',
  })
  const tenant = new DemoTenant(core, practice, password)
  const coach = (name: string, on: string) => tenant.join({ name, email: emailOf(name)!, role: 'coach', on })
  const coaches = {
    amara: await coach('Amara Okafor', '2013-10-02'),
    jonas: await coach('Jonas Weber', '2021-03-01'),
  }
  return { tenant, coaches }
}

/** Adds the sponsoring organisations, each with a member. Returns a function that finds the id of one by its name. */
async function addSponsors(core: ServerParts, tenant: DemoTenant) {
  await tenant.owner('organisation', tenant.id, { type: 'AddSponsor', name: 'Northwind Systems' })
  await tenant.owner('organisation', tenant.id, { type: 'AddSponsor', name: 'Harbour Bank' })
  await tenant.owner('organisation', tenant.id, { type: 'ChangeSettings', settings: { reportingPeriod: 'quarter' } })
  const { sponsors } = await core.organisations.get(tenant.id)
  const sponsorId = (name: string) => Object.entries(sponsors).find(([, known]) => known === name)![0]
  const sponsor = (name: string, organisation: string) =>
    tenant.join({
      name,
      email: emailOf(name)!,
      role: 'sponsor',
      on: '2023-01-10',
      sponsorId: sponsorId(organisation),
    })
  await sponsor('Priya Raman', 'Northwind Systems')
  await sponsor('Luis Ortega', 'Harbour Bank')
  return sponsorId
}

/** Brings an invented client of a cohort to where they are today. */
async function loadClient(
  tenant: DemoTenant,
  { name, stage, quietDays }: DemoClient,
  at: number,
  { cohortId, coach, startsOn }: { cohortId: string; coach: Person; startsOn: string },
) {
  const email = emailOf(name)
  const person = await tenant.join({ name, email, role: 'client', on: startsOn, consent: at % 7 !== 6 })
  const journeyId = await tenant.enrol(cohortId, coach, person, startsOn)
  const entries = entriesFor(stage)
  const until = Date.now() - quietDays * day - at * 1_000_000
  const dates = spread(entries.length + 1, Date.parse(startsOn) + 3 * day, until)
  if (stage.phasesDone > 0 || stage.share > 0)
    await tenant.assess(person, journeyId, dates[0]!, ratingsFor(at, stage.special === 'strain'))
  const dated = entries.map((entry, index) => ({ ...entry, on: dates[index + 1]! }))
  await tenant.follow(dated, person, coach, journeyId)
}

async function loadStory(tenant: DemoTenant, arun: Person, coach: Person) {
  const startsOn = '2013-11-10'
  const cohortId = await tenant.cohort('First companions', coach, null, startsOn)
  const journeyId = await tenant.enrol(cohortId, coach, arun, startsOn)
  const { answers } = itCareerTransition.assessment!.workedExample!
  await tenant.assess(arun, journeyId, '2013-11-18T19:30:00.000Z', answers)
  await tenant.follow(
    story.map((entry): Entry => ({ ...entry, on: `${entry.on}T10:00:00.000Z` })),
    arun,
    coach,
    journeyId,
  )
  const after = [1, 0, 1, 0, 0, 1, 1, 1, 0, 1]
  const later = answers.map(({ questionId }, at) => ({ questionId, rating: after[at]! }))
  await tenant.assess(arun, journeyId, '2023-05-18T19:30:00.000Z', later)
}

async function secondTenant(core: ServerParts, password: string): Promise<string> {
  const jonas = signIns[2]!
  const founded = await foundPractice(core.commands, core.identity, {
    organisation: 'St. Brigid Career Circle',
    name: jonas.name,
    email: jonas.email,
    password,
    framework: nursingToInformatics,
    occurredAt: `${daysAgo(60)}T09:00:00.000Z`,
  })
  const tenant = new DemoTenant(core, founded, password)
  const coach = { id: founded.ownerId, roles: ['owner', 'coach'] as const }
  const cohortId = await tenant.cohort('Night shift', coach, null, daysAgo(30))
  for (const { name } of nurses) {
    const nurse = await tenant.join({ name, role: 'client', on: daysAgo(30), email: undefined })
    const journeyId = journeyIdFor(tenant.id, nurse.id, founded.frameworkId, 1)
    await tenant.enrol(cohortId, coach, nurse, daysAgo(30))
    const ratings = nursingToInformatics.assessment!.questions.map(({ id }, at) => ({
      questionId: id,
      rating: (at + name.length) % 4,
    }))
    await tenant.assess(nurse, journeyId, `${daysAgo(20)}T18:00:00.000Z`, ratings)
  }
  return tenant.id
}

const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString().slice(0, 10)

/** `count` moments from one to another, in order. */
function spread(count: number, from: number, to: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const share = count === 1 ? 1 : at / (count - 1)
    return new Date(from + (to - from) * share).toISOString()
  })
}

function ratingsFor(seed: number, heavy: boolean) {
  return itCareerTransition.assessment!.questions.map(({ id }, at) => ({
    questionId: id,
    rating: heavy ? 3 + ((seed + at) % 2) : (seed % 3) + (at % 2),
  }))
}
