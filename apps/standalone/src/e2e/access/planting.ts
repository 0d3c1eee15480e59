import { itCareerTransition } from '@switchback/frameworks/it-career/framework'
import { deciders } from '@switchback/domain/deciders'
import { z } from 'zod'
import type { Cast } from './cast.js'
import { bodyOf } from './operations.js'
import type { Scene } from './scene.js'

/** One distinctive text of each kind; each occurs nowhere else. */
export const planted = {
  'name of a client': 'Heronname',
  'address of a client': 'heronaddress@',
  'address of a coach': 'heroncoachaddress@',
  'name of a sponsor’s member': 'Heronsponsorperson',
  'name of the employer': 'Heronemployer',
  'name of a cohort': 'Heroncohort',
  'words of a client on their journey': 'Heronjourney',
  'title of a file': 'Herontitle',
  'name of a file': 'Heronfile',
  'words of the coach to a client': 'Heroncomment',
  'words of an assessment that is not shared': 'Heronanswer',
  'result of an assessment that is not shared': '"percent":82.5',
  'honesty of an assessment': '"honesty":4',
  'reason of a removal': 'Heronremoval',
} as const

/** Ten ratings that make 82.5 percent. */
const ratings = [3, 3, 4, 4, 4, 3, 3, 3, 2, 4]

/** The body with every free text of its schema filled in, those that may be left out too. */
function withTexts(schema: z.ZodObject, body: Record<string, unknown>, text: string): Record<string, unknown> {
  const filled = Object.entries(schema.shape).map(([field, inner]) => {
    const plain = inner instanceof z.ZodOptional ? inner.unwrap() : inner
    const isText = plain instanceof z.ZodString && !(plain instanceof z.ZodStringFormat)
    return [field, isText && plain.safeParse(text).success ? `${text} ${field}` : body[field]]
  })
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined)) as Record<string, unknown>
}

/** What rules refuse on a journey that is at its first step; every other command of a client is carried out, and leaves its words. */
export const refusedAtFirst = [
  'AcceptCoach',
  'AdvanceApplication',
  'ApproveGate',
  'RequestGate',
  'ResumeJourney',
  'RetractFinding',
  'ScheduleLoop',
  'StartStep',
]

/** Has Mina say something wherever a client can, and others say about her what they can. Returns the commands that rules refused. */
export async function plant(cast: Cast, scene: Scene, client: { personId: string }, sponsor: { personId: string }) {
  const { tenantId, journeyId, coachId, assessmentId } = scene.here
  const self = { id: client.personId }
  const correct = (id: string, name: string | undefined, email: string) =>
    cast.execute({ id }, 'organisation', tenantId, {
      type: 'CorrectMember',
      personId: id,
      ...(name && { name }),
      email,
    })
  await correct(client.personId, `${planted['name of a client']} C`, `${planted['address of a client']}x.example`)
  await correct(coachId, undefined, `${planted['address of a coach']}x.example`)
  await correct(sponsor.personId, planted['name of a sponsor’s member'], 'sid2@x.example')

  const refused: string[] = []
  for (const [type, schema] of Object.entries(deciders.journey.commands)) {
    if (['WithdrawJourney', 'PauseJourney', 'SkipStep', 'ReopenStep'].includes(type)) continue
    const things = { ...scene.here, stepId: 'tick-signs', phaseId: 'accept' }
    const body = withTexts(schema, bodyOf(type, schema, things), planted['words of a client on their journey'])
    await cast.execute(self, 'journey', journeyId, { ...body, type }).catch(({ name, message }: Error) => {
      if (!/Forbidden|not yours/i.test(`${name} ${message}`)) refused.push(`${type}: ${message}`)
    })
  }
  const step = { type: 'AddStep', phaseId: 'accept', title: planted['words of the coach to a client'], required: false }
  await cast.execute({ id: coachId }, 'journey', journeyId, step)

  const { questions } = itCareerTransition.assessment!
  const words = planted['words of an assessment that is not shared']
  for (const [at, { id: questionId }] of questions.entries())
    await cast.execute(self, 'assessment', assessmentId, {
      type: 'AnswerQuestion',
      questionId,
      rating: ratings[at]!,
      words,
    })
  await cast.execute(self, 'assessment', assessmentId, { type: 'CompleteAssessment', honesty: 4 })
  return refused
}
