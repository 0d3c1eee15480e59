import type { Entry } from './story.js'

/** How far an invented client has come, and what is special about them. */
export interface Stage {
  /** Completed phases, 0 to 5. */
  phasesDone: number
  /** The share of the current phase's entries that are done, 0 to 1; with 1 the client asks for the sign-off. */
  share: number
  special?: 'paused' | 'withdrawn' | 'evidence' | 'strain' | 'invited'
}

const words = (text: string) => ({
  what: `${text}: what it is.`,
  why: `${text}: why it matters to me.`,
  how: `${text}: how it works, tried out.`,
})

const explored = (areaId: string, title: string, interest: number, demand: number): Entry => ({
  on: '',
  do: 'ExploreArea',
  with: { areaId, title, ...words(title), interest, demand },
})
const done = (stepId: string): Entry => ({ on: '', do: 'CompleteStep', with: { stepId, minutes: 45 } })
const model = (modelId: string): Entry => ({ on: '', do: 'LearnModel', with: { modelId, title: modelId } })
const evidence = (stepId: string, title: string): Entry => ({
  on: '',
  do: 'SubmitEvidence',
  with: { stepId, kind: 'text', title, content: `${title}: what I did, what broke, and how I mended it.` },
})

/** What an invented client does in each phase of the built-in framework, until they ask for its sign-off. */
export const phaseEntries: { phaseId: string; entries: Entry[] }[] = [
  {
    phaseId: 'accept',
    entries: [
      { on: '', do: 'NoticeSign', with: { signId: 'repetition', words: 'The fourth release of the same thing.' } },
      { on: '', do: 'NoticeSign', with: { signId: 'under-skilled' } },
      {
        on: '',
        do: 'RecordBaseline',
        with: {
          role: 'Team lead, legacy systems',
          incomeBand: '50-60 thousand a year',
          respect: 2,
          confidence: 2,
          control: 2,
          weeklyHours: 46,
        },
      },
      done('record-baseline'),
      { on: '', do: 'MakeStatement', with: { text: 'I accept that waiting will not bring the next role.' } },
      done('state-acceptance'),
    ],
  },
  {
    phaseId: 'explore',
    entries: [
      explored('python-basics', 'Python basics', 4, 5),
      explored('scikit-learn', 'Machine learning with scikit-learn', 5, 5),
      explored('user-experience', 'User experience design', 3, 4),
      explored('cloud-virtual-machines', 'Cloud virtual machines', 4, 4),
      {
        on: '',
        do: 'DropSkill',
        with: { skillId: 'erp', title: 'Enterprise resource planning', reason: 'It no longer carries.' },
      },
      { on: '', do: 'ChooseArea', with: { areaId: 'scikit-learn', reason: 'I forget the time over it.' } },
      done('explore-areas'),
      done('drop-skills'),
      done('choose-areas'),
    ],
  },
  {
    phaseId: 'dig-deep',
    entries: [
      { on: '', do: 'RecordMaterial', with: { title: 'The paper that everything quotes', kind: 'paper' } },
      done('read-core-papers'),
      model('regression'),
      evidence('run-break-mend', 'A broken pipeline, mended'),
      { on: '', do: 'AcceptEvidence', by: 'coach', with: { comment: 'Well explained.' } },
      model('classification'),
      model('clustering'),
      { on: '', do: 'RecordProject', with: { title: 'Notebook collection' } },
      evidence('keep-repository', 'The repository and what is in it'),
      { on: '', do: 'AcceptEvidence', by: 'coach', with: {} },
      model('time-series'),
      model('neural-networks'),
      done('run-break-mend'),
      done('fill-learning-map'),
      done('keep-repository'),
    ],
  },
  {
    phaseId: 'specialise',
    entries: [
      { on: '', do: 'ChooseSpecialisation', with: { primary: 'Machine learning', secondary: 'Cloud' } },
      done('choose-specialisation'),
      { on: '', do: 'PublishProofOfWork', with: { title: 'An article', kind: 'article' } },
      { on: '', do: 'PublishProofOfWork', with: { title: 'A talk', kind: 'talk' } },
      { on: '', do: 'PublishProofOfWork', with: { title: 'A patch for a library', kind: 'open-source' } },
      {
        on: '',
        do: 'RecordCertification',
        with: { title: 'Data engineer', issuer: 'A cloud provider', earnedOn: '2025-01-15' },
      },
      { on: '', do: 'LogApplication', with: { employer: 'Own employer', role: 'Data engineer', where: 'internal' } },
      { on: '', do: 'AdvanceApplication', with: { stage: 'interview' } },
      { on: '', do: 'AdvanceApplication', with: { stage: 'accepted' } },
      done('publish-work'),
      done('apply'),
    ],
  },
  {
    phaseId: 'amplify',
    entries: [
      { on: '', do: 'StatePriority', with: { text: 'Weekends are free.', kind: 'must-have' } },
      {
        on: '',
        do: 'AssessRisk',
        with: {
          risk: 'The new team is dissolved.',
          likelihood: 2,
          impact: 4,
          response: 'Stay in touch with the old one.',
        },
      },
      { on: '', do: 'SetTargetRole', with: { role: 'Lead data engineer', by: '2027-06-30' } },
      done('state-priorities'),
      done('set-target-role'),
      done('measure-risk'),
      {
        on: '',
        do: 'RecordOutcome',
        with: {
          role: 'Data engineer',
          incomeBand: '70-80 thousand a year',
          respect: 4,
          confidence: 4,
          control: 4,
          weeklyHours: 40,
          at: 'end',
        },
      },
      done('record-outcome'),
    ],
  },
]

/** What a client has done until today, in order and without dates. Their assessment is separate. */
export function entriesFor({ phasesDone, share, special }: Stage): Entry[] {
  const behind = phaseEntries
    .slice(0, phasesDone)
    .flatMap(({ phaseId, entries }) => [
      ...entries,
      { on: '', do: 'RequestGate', with: { phaseId } },
      { on: '', do: 'ApproveGate', by: 'coach' as const, with: { phaseId } },
    ])
  const present = phaseEntries[phasesDone]
  if (!present) return behind
  const { phaseId, entries } = present
  const part = entries.slice(0, Math.floor(entries.length * share))
  const asking: Entry[] = share === 1 && !special ? [{ on: '', do: 'RequestGate', with: { phaseId } }] : []
  const ending: Entry[] =
    special === 'paused'
      ? [{ on: '', do: 'PauseJourney', with: { reason: 'A newborn at home.' } }]
      : special === 'withdrawn'
        ? [{ on: '', do: 'WithdrawJourney', with: { reason: 'Moved abroad.' } }]
        : special === 'evidence'
          ? [evidence(stepForEvidence(phaseId), 'What I tried this week')]
          : []
  return [...behind, ...part, ...asking, ...ending]
}

const stepForEvidence = (phaseId: string) =>
  ({ accept: 'tick-signs', explore: 'explore-areas', 'dig-deep': 'run-break-mend', specialise: 'publish-work' })[
    phaseId
  ] ?? 'map-to-execute'
