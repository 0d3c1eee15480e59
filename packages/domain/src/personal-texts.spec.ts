import { z } from 'zod'
import { deciders } from './deciders.js'
import type { EventCatalogue } from './kernel/events.js'
import { personalPaths } from './kernel/fields.js'

/** Texts of events that are stored unencrypted, each with the reason. They survive an erasure, so add one with care. */
const inClear: Record<string, string> = {
  'organisation.OrganisationFounded.name': 'names the practice',
  'organisation.OrganisationFounded.emailFingerprint': 'a keyed hash, made by the program',
  'organisation.MemberInvited.emailFingerprint': 'a keyed hash, made by the program',
  'organisation.MemberCorrected.emailFingerprint': 'a keyed hash, made by the program',
  'organisation.OrganisationMoved.fingerprints.[].emailFingerprint': 'a keyed hash, made by the program',
  'organisation.SponsorAdded.name': 'names an organisation',
  'cohort.CohortCreated.name': 'names a group, and belongs to no one person',
  'plan-template.TemplateCreated.name': 'names a plan of the practice',
  'journey.PlanAssigned.plan.phases.[].demands.[].text': 'content of a framework',
  'journey.JourneyMigrated.plan.phases.[].demands.[].text': 'content of a framework',
  'journey.EvidenceSubmitted.file.mediaType': 'found by the program in the content of the file',
  'reporting.ReplayRequested.reason': 'about the published figures, not about a person',
  'reporting.FiguresRestated.reason': 'about the published figures, not about a person',
}
/** Categories that are about no person: what a practice writes for all its clients, and what the program counts. */
const aboutNoOne = ['framework']
const madeByTheProgram = /^reporting\.Figures(Published|Restated)\.tables\./

const texts = Object.values(deciders).flatMap(({ events }) => textsOf(events))

/** Every field of every event that takes words as someone writes them. */
function textsOf({ category, definitions }: EventCatalogue): string[] {
  return Object.entries(definitions).flatMap(([type, { data, personal }]) =>
    wordPaths(data)
      .filter((path) => !personal.includes(path))
      .map((path) => `${category}.${type}.${path}`),
  )
}

/** The paths of a schema at which free words may be: no id, slug, date or one of a list. */
function wordPaths(schema: z.ZodType): string[] {
  const of = (inner: unknown, name?: string) =>
    wordPaths(inner as z.ZodType).map((path) => [name, path].filter(Boolean).join('.'))
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return of(schema.unwrap())
  if (schema instanceof z.ZodPipe) return of(schema.out)
  if (schema instanceof z.ZodArray) return of(schema.element, '[]')
  if (schema instanceof z.ZodTuple) return schema.def.items.flatMap((item) => of(item, '[]'))
  if (schema instanceof z.ZodRecord) return of(schema.valueType, '{}')
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => of(option))
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([name, inner]) => of(inner, name))
  if (schema instanceof z.ZodEmail || schema instanceof z.ZodURL) return ['']
  if (schema instanceof z.ZodString) return hasPattern(schema) ? [] : ['']
  if (['string', 'number', 'int', 'boolean', 'enum', 'literal'].includes(schema.def.type)) return []
  throw new Error(`This spec does not know whether a ${schema.def.type} can have words.`)
}

/** A text that must match a pattern, such as a slug or a hash, has no words. */
function hasPattern({ def }: z.ZodString) {
  return (def.checks ?? []).some(({ _zod }) => (_zod.def as { format?: string }).format === 'regex')
}

describe('texts of events', () => {
  it('are found, so that the specs below look at something', () => {
    const withPersonal = Object.values(deciders).flatMap(({ events }) =>
      Object.values(events.definitions).flatMap(({ data }) => personalPaths(data)),
    )
    expect(withPersonal.length).toBeGreaterThan(60)
    expect(wordPaths(z.object({ a: z.object({ b: z.array(z.string().trim()) }).optional() }))).toEqual(['a.b.[]'])
  })

  it('that someone writes about a person are encrypted with the key of that person', () => {
    const clear = texts.filter(
      (path) => !aboutNoOne.includes(path.split('.')[0]!) && !madeByTheProgram.test(path) && !(path in inClear),
    )
    expect(clear).toEqual([])
  })

  it('on the list of what is stored in clear are all still there', () => {
    expect(Object.keys(inClear).filter((path) => !texts.includes(path))).toEqual([])
  })
})
