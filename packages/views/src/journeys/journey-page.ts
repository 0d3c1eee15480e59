import { own } from '@switchback/domain/kernel/own'
import { toolOfCountable, type FrameworkContent, type PhaseWithSteps } from '@switchback/domain/framework/content'
import { gateReadiness, type GateReadiness } from '@switchback/domain/journey/gate'
import { plannedSteps } from '@switchback/domain/journey/state'
import type { RowOf } from '@switchback/projections/table'
import { z } from 'zod'
import type { EvidenceCounts } from './evidence-counts.js'
import type { clientHomeTable } from '../client-home/table.js'

const PageStep = z.object({
  stepId: z.string(),
  title: z.string(),
  why: z.string(),
  how: z.string(),
  minutes: z.number().nullable(),
  required: z.boolean(),
  tool: z.string(),
  state: z.enum(['open', 'started', 'done', 'skipped']),
  doneAt: z.string().nullable(),
  /** How many pieces of evidence belong to it. */
  evidence: z.number(),
})

const PageGate = z.object({
  text: z.string(),
  ready: z.boolean(),
  openSteps: z.array(z.string()),
  demands: z.array(
    z.object({
      demandId: z.string(),
      text: z.string(),
      met: z.boolean(),
      waived: z.boolean(),
      waivable: z.boolean(),
      have: z.number(),
      need: z.number(),
    }),
  ),
})

const PagePhase = z.object({
  phaseId: z.string(),
  title: z.string(),
  purpose: z.string(),
  state: z.enum(['done', 'current', 'ahead']),
  targetDate: z.string().nullable(),
  enteredAt: z.string().nullable(),
  completedAt: z.string().nullable(),
  steps: z.array(PageStep),
  gate: PageGate,
})

const NextStep = z.object({
  kind: z.enum(['step', 'demand', 'request-gate', 'wait-for-gate', 'wait-for-plan', 'paused', 'finished']),
  stepId: z.string().nullable(),
  tool: z.string().nullable(),
  title: z.string(),
  why: z.string(),
  minutes: z.number().nullable(),
})

const Picture = z.object({
  at: z.enum(['baseline', 'gate', 'end', 'follow-up']),
  takenAt: z.string(),
  role: z.string(),
  incomeBand: z.string(),
  respect: z.number(),
  confidence: z.number(),
  control: z.number(),
  weeklyHours: z.number(),
})

/** A journey as a page: one next step, the path of phases, what sign-off requires, how much evidence there is, before and after. */
export const JourneyPage = z.object({
  journeyId: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  coachId: z.string(),
  coachName: z.string(),
  frameworkId: z.string(),
  frameworkVersion: z.number().nullable(),
  frameworkName: z.string(),
  cycle: z.number(),
  status: z.enum(['open', 'paused', 'completed', 'withdrawn']),
  openedAt: z.string(),
  endedAt: z.string().nullable(),
  loopDueOn: z.string().nullable(),
  phaseId: z.string().nullable(),
  nextStep: NextStep,
  stepsDone: z.number(),
  stepsTotal: z.number(),
  phases: z.array(PagePhase),
  gate: z.object({
    state: z.enum(['none', 'requested']),
    requestedAt: z.string().nullable(),
    answer: z.string().nullable(),
  }),
  /** How many pieces the client submitted, and how many of them wait for the coach. The pieces themselves come in pages. */
  evidence: z.object({ total: z.number(), waiting: z.number() }),
  pictures: z.array(Picture),
  /** Where to find help, when the client's own answers show strain. */
  support: z.array(z.object({ title: z.string(), text: z.string() })),
})
export type JourneyPage = z.infer<typeof JourneyPage>

type Home = RowOf<typeof clientHomeTable> & { key: string }

/** Puts a journey's row and its framework's texts together. */
export function journeyPage(
  row: Home,
  content: FrameworkContent | null,
  nameOf: (personId: string | null) => string,
  evidence: EvidenceCounts,
): JourneyPage {
  const { journey } = row
  const phases = phasesOf(row, content, evidence)
  const required = phases.flatMap(({ steps }) => steps)
  return {
    journeyId: row.key,
    clientId: row.clientId,
    clientName: nameOf(row.clientId),
    coachId: row.coachId,
    coachName: nameOf(row.coachId),
    frameworkId: row.frameworkId,
    frameworkVersion: journey.plan?.frameworkVersion ?? null,
    frameworkName: content?.name ?? '',
    cycle: row.cycle,
    status: row.status as 'open',
    openedAt: row.openedAt,
    endedAt: row.endedAt,
    loopDueOn: row.loopDueOn,
    phaseId: journey.phaseId,
    nextStep: nextStepOf(row, phases),
    stepsDone: required.filter(({ state }) => state === 'done').length,
    stepsTotal: required.length,
    phases,
    gate: { state: journey.gate, requestedAt: row.gateRequestedAt, answer: row.gateAnswer },
    evidence: { total: evidence.total, waiting: evidence.waiting },
    pictures: row.pictures,
    support: row.flags.includes('wellbeing') ? (content?.phases.flatMap(({ support }) => support) ?? []) : [],
  }
}

function phasesOf(row: Home, content: FrameworkContent | null, evidence: EvidenceCounts): JourneyPage['phases'] {
  const { journey } = row
  const steps = plannedSteps(journey)
  return (journey.plan?.phases ?? []).map(({ phaseId, targetDate }) => {
    const text = content?.phases.find(({ id }) => id === phaseId)
    const dates = own(row.phaseDates, phaseId)
    const done = journey.completedPhases.includes(phaseId)
    return {
      phaseId,
      title: text?.title ?? phaseId,
      purpose: text?.purpose ?? '',
      state: done ? 'done' : journey.phaseId === phaseId ? 'current' : 'ahead',
      targetDate,
      enteredAt: dates?.enteredAt ?? null,
      completedAt: dates?.completedAt ?? null,
      steps: steps
        .filter((step) => step.phaseId === phaseId)
        .map((step) => ({
          ...pageStep(row, step, text),
          evidence: evidence.ofStep(step.stepId),
        })),
      gate: { text: text?.gate.text ?? '', ...gateReadiness(journey, phaseId) },
    }
  })
}

function pageStep(
  row: Home,
  { stepId, required, tool }: { stepId: string; required: boolean; tool: string },
  phase: PhaseWithSteps | undefined,
): Omit<JourneyPage['phases'][number]['steps'][number], 'evidence'> {
  const text = phase?.steps.find(({ id }) => id === stepId)
  const added = own(row.addedSteps, stepId)
  const state = own(row.journey.steps, stepId) ?? 'open'
  return {
    stepId,
    title: text?.title ?? added?.title ?? stepId,
    why: text?.why ?? added?.why ?? '',
    how: text?.how ?? '',
    minutes: text?.minutes ?? null,
    required,
    tool,
    state,
    doneAt: state === 'done' ? (own(row.stepDates, stepId) ?? null) : null,
  }
}

/** The one next step: the first open required step of the phase, else what sign-off still requires, else the sign-off itself. */
function nextStepOf(row: Home, phases: JourneyPage['phases']): JourneyPage['nextStep'] {
  const { journey } = row
  const plain = (kind: JourneyPage['nextStep']['kind'], title: string, why: string) => ({
    kind,
    title,
    why,
    stepId: null,
    tool: null,
    minutes: null,
  })
  if (row.status === 'paused') return plain('paused', 'Your journey is paused', 'Resume it when you are ready.')
  // `loopDueOn` says when the path leads back; the screen writes the date as the reader's calendar does.
  if (row.status !== 'open')
    return plain(
      'finished',
      row.status === 'completed' ? 'You have come all the way' : 'This journey was withdrawn',
      '',
    )
  const phase = phases.find(({ state }) => state === 'current')
  if (!phase) return plain('wait-for-plan', 'Your coach is preparing your plan', 'You will see your first step here.')
  if (journey.gate === 'requested')
    return plain('wait-for-gate', `Your coach looks at the gate of ${phase.title}`, 'Nothing to do for you right now.')

  const step = phase.steps.find(({ state, required }) => required && state !== 'done')
  if (step) {
    const { stepId, tool, title, why, minutes } = step
    return { kind: 'step', stepId, tool, title, why, minutes }
  }
  const unmet = phase.gate.demands.find(({ met }) => !met)
  if (unmet) {
    const step = stepFor(row, phase, unmet.demandId)
    return { ...plain('demand', unmet.text, countOf(unmet)), stepId: step?.stepId ?? null, tool: step?.tool ?? null }
  }
  return plain('request-gate', `Ask for the gate of ${phase.title}`, 'Everything that it asks for is there.')
}

/** The step of the phase whose tool meets a demand. */
function stepFor(row: Home, phase: JourneyPage['phases'][number], demandId: string) {
  const planned = row.journey.plan?.phases.find(({ phaseId }) => phaseId === phase.phaseId)
  const counts =
    planned?.demands.find(({ id }) => id === demandId)?.anyOf.map(({ count }) => toolOfCountable[count]) ?? []
  return phase.steps.find(({ tool }) => counts.some((one) => one === tool))
}

const countOf = ({ have, need }: GateReadiness['demands'][number]) =>
  need > 1 ? `The gate of this phase asks for it: ${have} of ${need} so far.` : 'The gate of this phase asks for it.'
