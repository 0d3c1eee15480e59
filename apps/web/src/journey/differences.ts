import type { Content } from './journey'

/** One thing that differs between two versions of a framework. */
export interface Difference {
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** What it is, as a word of the glossary. */
  what: 'framework' | 'phase' | 'step' | 'gate' | 'assessment' | 'question'
  /** Where it is: the phase, for steps and gates. */
  where: string
  name: string
  /** Each field that differs, with its text before and after. */
  fields: { name: string; before: string; after: string }[]
}

interface Named {
  id: string
}

/** All differences from one version to another, in the order of the newer one. Returns an empty list for the same content. */
export function differences(before: Content, after: Content): Difference[] {
  const { phases: _before, assessment: assessmentBefore, ...outlineBefore } = before
  const { phases: _after, assessment: assessmentAfter, ...outlineAfter } = after
  return [
    ...changed('framework', '', after.name, outlineBefore, outlineAfter),
    ...compared(
      before.phases,
      after.phases,
      'phase',
      '',
      ({ title }) => title,
      ({ steps: _, gate: __, ...own }) => own,
    ),
    ...order(before.phases, after.phases),
    ...after.phases.flatMap((phase) => {
      const old = before.phases.find(({ id }) => id === phase.id)
      if (!old) return []
      return [
        ...compared(
          old.steps,
          phase.steps,
          'step',
          phase.title,
          ({ title }) => title,
          (step) => step,
        ),
        ...changed('gate', phase.title, phase.title, old.gate, phase.gate),
      ]
    }),
    ...(assessmentBefore || assessmentAfter ? assessments(assessmentBefore, assessmentAfter) : []),
  ]
}

function assessments(before: Content['assessment'], after: Content['assessment']): Difference[] {
  if (!before || !after)
    return [
      { kind: before ? 'removed' : 'added', what: 'assessment', where: '', name: (before ?? after)!.title, fields: [] },
    ]
  const { questions: questionsBefore, ...restBefore } = before
  const { questions: questionsAfter, ...restAfter } = after
  return [
    ...changed('assessment', '', after.title, restBefore, restAfter),
    ...compared(
      questionsBefore,
      questionsAfter,
      'question',
      after.title,
      ({ text }) => text,
      (question) => question,
    ),
  ]
}

/** What was added, removed or changed among things that are known by their id. */
function compared<Item extends Named>(
  before: readonly Item[],
  after: readonly Item[],
  what: Difference['what'],
  where: string,
  nameOf: (item: Item) => string,
  ownOf: (item: Item) => object,
): Difference[] {
  const plain = (kind: 'added' | 'removed', item: Item): Difference => ({
    kind,
    what,
    where,
    name: nameOf(item),
    fields: [],
  })
  return [
    ...after.flatMap((item) => {
      const old = before.find(({ id }) => id === item.id)
      return old ? changed(what, where, nameOf(item), ownOf(old), ownOf(item)) : [plain('added', item)]
    }),
    ...before.filter(({ id }) => !after.some((item) => item.id === id)).map((item) => plain('removed', item)),
  ]
}

/** Phases that both have, in another order. */
function order(before: Content['phases'], after: Content['phases']): Difference[] {
  const common = (phases: Content['phases'], others: Content['phases']) =>
    phases.filter(({ id }) => others.some((one) => one.id === id))
  const [old, now] = [common(before, after), common(after, before)]
  return now
    .filter(({ id }, at) => old[at]!.id !== id)
    .map(({ title }) => ({ kind: 'moved' as const, what: 'phase' as const, where: '', name: title, fields: [] }))
}

function changed(what: Difference['what'], where: string, name: string, before: object, after: object): Difference[] {
  const fields = Object.keys({ ...before, ...after }).flatMap((field) => {
    const [old, now] = [before, after].map((one) => textOf((one as Record<string, unknown>)[field])) as [string, string]
    return old === now ? [] : [{ name: field, before: old, after: now }]
  })
  return fields.length > 0 ? [{ kind: 'changed', what, where, name, fields }] : []
}

/** A value as it is read in a comparison. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(textOf).join('\n')
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([name]) => name !== 'id')
      .map(([, inner]) => textOf(inner))
      .filter(Boolean)
      .join(', ')
  return String(value)
}
