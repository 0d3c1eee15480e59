/** One entry: on this day, this command. The client sends it, unless `by` names the coach. */
export interface Entry {
  on: string
  do: string
  with?: Record<string, unknown>
  by?: 'coach'
}

const picture = (
  role: string,
  incomeBand: string,
  respect: number,
  confidence: number,
  control: number,
  weeklyHours: number,
) => ({
  role,
  incomeBand,
  respect,
  confidence,
  control,
  weeklyHours,
})

const area = (
  areaId: string,
  title: string,
  shelf: string,
  what: string,
  why: string,
  how: string,
  interest: number,
  demand: number,
) => ({
  areaId,
  title,
  shelf,
  what,
  why,
  how,
  interest,
  demand,
})

/** The story of the demo tenant: from a project manager of packaged software to an agency of his own, with its real dates. */
export const story: Entry[] = [
  {
    on: '2013-11-20',
    do: 'RecordBaseline',
    with: picture('Senior project manager, packaged business software', 'Unchanged for years', 2, 2, 1, 50),
  },
  {
    on: '2013-12-01',
    do: 'MakeStatement',
    with: {
      text: 'I accept that my role stands still, and that the problem is my skills: not the country, and not the employer.',
    },
  },
  ...[
    ['flat-pay', 'The same band since 2008.'],
    ['small-offers', 'Eight percent, twice.'],
    ['repetition', 'I could run the third roll-out in my sleep.'],
    ['others-earn-more', 'A former junior of mine.'],
    ['shrinking', ''],
  ].map(([signId, words]) => ({ on: '2013-11-28', do: 'NoticeSign', with: { signId, ...(words && { words }) } })),
  { on: '2013-11-28', do: 'CompleteStep', with: { stepId: 'tick-signs', minutes: 30 } },
  { on: '2013-12-01', do: 'CompleteStep', with: { stepId: 'record-baseline', minutes: 15 } },
  {
    on: '2013-12-01',
    do: 'CompleteStep',
    with: { stepId: 'state-acceptance', minutes: 20, reflection: 'It came to me on a commuter train.' },
  },
  { on: '2013-12-15', do: 'CompleteStep', with: { stepId: 'talk-at-home', minutes: 90 } },
  { on: '2013-12-20', do: 'RequestGate', with: { phaseId: 'accept' } },
  {
    on: '2014-01-06',
    do: 'ApproveGate',
    by: 'coach',
    with: { phaseId: 'accept', comment: 'Honest and clear. Now go wide before you go deep.' },
  },

  { on: '2014-01-20', do: 'CompleteStep', with: { stepId: 'set-up-workplace', minutes: 120 } },
  {
    on: '2014-02-10',
    do: 'ExploreArea',
    with: area(
      'python-basics',
      'Python basics',
      'Technology',
      'A language that reads nearly like plain text.',
      'Most of the new field speaks it, and it forgives one who has not coded for ten years.',
      'Installed a distribution, ran the examples of others, mended the errors.',
      5,
      5,
    ),
  },
  {
    on: '2014-03-08',
    do: 'ExploreArea',
    with: area(
      'computer-vision',
      'Computer vision',
      'Technology',
      'Making a program find things in pictures, which is more than changing pictures.',
      'Cameras are everywhere.',
      'Drew boxes round faces with a ready-made cascade.',
      3,
      3,
    ),
  },
  {
    on: '2014-04-05',
    do: 'ExploreArea',
    with: area(
      'cloud-virtual-machines',
      'Cloud virtual machines',
      'Technology',
      'Computers by the hour.',
      'Large data needs more than a laptop.',
      'Started some, ran a big job, read the bill.',
      4,
      5,
    ),
  },
  {
    on: '2014-05-11',
    do: 'ExploreArea',
    with: area(
      'spark-hdfs',
      'Spark and HDFS',
      'Technology',
      'Working on many machines as if on one.',
      'The answer to the buzzword that once irritated me.',
      'Counted words, then counted them on three machines.',
      5,
      4,
    ),
  },
  {
    on: '2014-06-14',
    do: 'ExploreArea',
    with: area(
      'scikit-learn',
      'Machine learning with scikit-learn',
      'Technology',
      'Programs that learn rules from examples.',
      'It is what companies will ask for.',
      'Trained a classifier on a sample set.',
      5,
      5,
    ),
  },
  {
    on: '2014-07-01',
    do: 'ExploreArea',
    with: area(
      'user-experience',
      'User experience design',
      'Models',
      'How a product feels in use, which is more than its screens.',
      'Start-ups win by it.',
      'Redrew one screen of our own system for a phone.',
      3,
      4,
    ),
  },
  {
    on: '2014-07-20',
    do: 'ExploreArea',
    with: area(
      'crisp-dm',
      'CRISP-DM',
      'Models',
      'The steps of a data project.',
      'Keeps one from beginning with the tool.',
      'Wrote up an old project in its six steps.',
      4,
      3,
    ),
  },
  {
    on: '2014-08-02',
    do: 'DropSkill',
    with: { skillId: 'erp', title: 'Enterprise resource planning', reason: 'Everybody in my market has it.' },
  },
  {
    on: '2014-08-02',
    do: 'DropSkill',
    with: { skillId: 'packaged-software', title: 'Packaged software', reason: 'It shrinks each year.' },
  },
  {
    on: '2014-08-03',
    do: 'DropSkill',
    with: {
      skillId: 'pm-certificates',
      title: 'Programme management certificates',
      reason: 'They lead to more of the same.',
    },
  },
  {
    on: '2014-08-03',
    do: 'DropSkill',
    with: { skillId: 'mba', title: 'A general management degree', reason: 'Two years away from what I want to learn.' },
  },
  {
    on: '2014-09-01',
    do: 'ChooseArea',
    with: { areaId: 'scikit-learn', reason: 'Highest in interest and in demand.' },
  },
  { on: '2014-09-01', do: 'ChooseArea', with: { areaId: 'spark-hdfs', reason: 'Large data is where learning pays.' } },
  { on: '2014-09-02', do: 'CompleteStep', with: { stepId: 'explore-areas', minutes: 6000 } },
  { on: '2014-09-02', do: 'CompleteStep', with: { stepId: 'drop-skills', minutes: 60 } },
  { on: '2014-09-02', do: 'CompleteStep', with: { stepId: 'choose-areas', minutes: 60 } },
  { on: '2014-09-05', do: 'RequestGate', with: { phaseId: 'explore' } },
  {
    on: '2014-09-12',
    do: 'ApproveGate',
    by: 'coach',
    with: { phaseId: 'explore', comment: 'Seven areas, and a clear choice.' },
  },

  {
    on: '2014-11-15',
    do: 'RecordMaterial',
    with: { title: 'Resilient distributed datasets, the paper behind Spark', kind: 'paper' },
  },
  { on: '2014-12-01', do: 'CompleteStep', with: { stepId: 'read-core-papers', minutes: 900 } },
  { on: '2015-03-10', do: 'LearnModel', with: { modelId: 'regression', title: 'Regression', map: 'Machine learning' } },
  {
    on: '2015-05-02',
    do: 'LearnModel',
    with: { modelId: 'classification', title: 'Classification', map: 'Machine learning' },
  },
  { on: '2015-06-20', do: 'LearnModel', with: { modelId: 'clustering', title: 'Clustering', map: 'Machine learning' } },
  {
    on: '2015-08-08',
    do: 'LearnModel',
    with: { modelId: 'time-series', title: 'Time series', map: 'Machine learning' },
  },
  {
    on: '2015-10-17',
    do: 'LearnModel',
    with: { modelId: 'neural-networks', title: 'Neural networks', map: 'Machine learning' },
  },
  { on: '2015-11-01', do: 'LearnModel', with: { modelId: 'perceptron', title: 'Perceptron', map: 'Deep learning' } },
  {
    on: '2015-11-20',
    do: 'RecordProject',
    with: {
      title: 'A repository of notebooks that I like',
      summary: 'Training code of others, run, broken and mended.',
    },
  },
  {
    on: '2015-12-01',
    do: 'SubmitEvidence',
    with: {
      stepId: 'run-break-mend',
      kind: 'text',
      title: 'What the error log taught me',
      content: 'Thirty errors, what caused each, and how it was mended.',
    },
  },
  {
    on: '2015-12-20',
    do: 'SubmitEvidence',
    with: {
      stepId: 'keep-repository',
      kind: 'text',
      title: 'Word counts on one machine and on three',
      content: 'The same job, the times, and why three machines were not three times as fast.',
    },
  },
  { on: '2016-01-05', do: 'AcceptEvidence', by: 'coach', with: { comment: 'This is how one learns.' } },
  { on: '2016-01-05', do: 'AcceptEvidence', by: 'coach', with: { comment: 'Good: you asked why.' } },
  { on: '2016-01-10', do: 'CompleteStep', with: { stepId: 'run-break-mend', minutes: 6000 } },
  { on: '2016-01-10', do: 'CompleteStep', with: { stepId: 'fill-learning-map', minutes: 9000 } },
  { on: '2016-01-10', do: 'CompleteStep', with: { stepId: 'keep-repository', minutes: 600 } },
  {
    on: '2015-03-01',
    do: 'RecordMaterial',
    with: {
      title: 'Resilient distributed datasets, the paper behind Spark',
      kind: 'paper',
      notes: 'The summary first, then the paper, then the summary again.',
    },
  },
  {
    on: '2015-08-15',
    do: 'RecordMaterial',
    with: { title: 'A book on statistical learning, with all its exercises', kind: 'book' },
  },
  { on: '2015-11-02', do: 'RecordMaterial', with: { title: 'A course on recommenders', kind: 'course' } },
  { on: '2016-01-12', do: 'RequestGate', with: { phaseId: 'dig-deep' } },
  { on: '2016-01-20', do: 'ApproveGate', by: 'coach', with: { phaseId: 'dig-deep' } },

  {
    on: '2016-02-01',
    do: 'ChooseSpecialisation',
    with: { primary: 'Machine learning and analytics', secondary: 'Cloud', reason: 'The rest I stop pursuing.' },
  },
  { on: '2016-02-01', do: 'CompleteStep', with: { stepId: 'choose-specialisation', minutes: 60 } },
  {
    on: '2016-03-15',
    do: 'PublishProofOfWork',
    with: { title: 'First article: what a project manager sees in a confusion matrix', kind: 'article' },
  },
  {
    on: '2016-05-20',
    do: 'PublishProofOfWork',
    with: { title: 'Talk at a university: data for managers', kind: 'talk' },
  },
  {
    on: '2016-07-11',
    do: 'PublishProofOfWork',
    with: { title: 'Mentoring two colleagues who want to cross over', kind: 'mentoring' },
  },
  {
    on: '2016-08-30',
    do: 'RecordCertification',
    with: { title: 'Data scientist track', issuer: 'A cloud provider', earnedOn: '2016-08-29' },
  },
  {
    on: '2016-09-10',
    do: 'RecordConnection',
    with: { who: 'The head of a training company', how: 'She read one of the articles.' },
  },
  {
    on: '2016-10-01',
    do: 'LogApplication',
    with: { employer: 'My own business', role: 'Trainer and consultant for machine learning', where: 'own-business' },
  },
  {
    on: '2016-10-10',
    do: 'RecordCertification',
    with: { title: 'Data engineering on a cloud', issuer: 'A cloud provider', earnedOn: '2016-10-08' },
  },
  {
    on: '2016-10-20',
    do: 'RecordConnection',
    with: { who: 'The head of data of a bank', how: 'After the university talk. Asked me to train her team.' },
  },
  {
    on: '2016-11-05',
    do: 'RecordConnection',
    with: { who: 'A founder who sells training', how: 'Introduced by a colleague; first fixed job.' },
  },
  ...['2016-10-22', '2016-11-12', '2016-11-26', '2016-12-03'].map((on, at) => ({
    on,
    do: 'PublishProofOfWork',
    with: { title: `Notes from the road, part ${at + 1}`, kind: 'article' },
  })),
  { on: '2016-12-15', do: 'AdvanceApplication', with: { stage: 'accepted' } },
  { on: '2016-12-20', do: 'CompleteStep', with: { stepId: 'publish-work', minutes: 3000 } },
  { on: '2016-12-20', do: 'CompleteStep', with: { stepId: 'apply', minutes: 600 } },
  { on: '2016-12-21', do: 'RequestGate', with: { phaseId: 'specialise' } },
  {
    on: '2017-01-09',
    do: 'ApproveGate',
    by: 'coach',
    with: { phaseId: 'specialise', comment: 'The change has set in.' },
  },

  {
    on: '2017-02-01',
    do: 'StatePriority',
    with: { text: 'To live in my home country again, near the family.', kind: 'must-have' },
  },
  { on: '2017-02-01', do: 'StatePriority', with: { text: 'To decide over my own time.', kind: 'must-have' } },
  { on: '2017-02-02', do: 'StatePriority', with: { text: 'Little travel.', kind: 'good-to-have' } },
  {
    on: '2017-02-10',
    do: 'AssessRisk',
    with: {
      risk: 'No steady income for the first two years.',
      likelihood: 4,
      impact: 4,
      response:
        'Training for universities first, consulting on the side, savings for a year. An internal transfer would have been the milder way.',
    },
  },
  {
    on: '2017-03-01',
    do: 'SetTargetRole',
    with: { role: 'Owner of a small data agency', by: '2020-12-31', because: 'Control over time and work.' },
  },
  {
    on: '2017-02-20',
    do: 'MapGoal',
    with: {
      personal: 'To live near my parents while they are well',
      professional: 'Work that goes where I go: training and consulting',
      byYear: 2019,
    },
  },
  {
    on: '2017-02-20',
    do: 'MapGoal',
    with: {
      personal: 'School and university of two children paid',
      professional: 'An agency that earns without me in the room',
      byYear: 2026,
    },
  },
  {
    on: '2017-02-24',
    do: 'EstimateSkillReturn',
    with: { skill: 'Machine learning', hours: 1500, yearlyGain: 45_000 },
  },
  { on: '2017-02-24', do: 'EstimateSkillReturn', with: { skill: 'Cloud', hours: 300, yearlyGain: 6_000 } },
  { on: '2017-02-24', do: 'EstimateSkillReturn', with: { skill: 'Packaged software', hours: 4000, yearlyGain: 0 } },
  {
    on: '2017-02-26',
    do: 'AssessRisk',
    with: {
      risk: 'I like the teaching and not the selling.',
      likelihood: 3,
      impact: 3,
      response: 'Find a partner who sells before the second year.',
    },
  },
  ...(
    [
      ['training', 'Two university courses at a fixed price', 'holds'],
      ['fixed-jobs', 'A churn model in four weeks, for a fixed sum', 'holds'],
      ['consulting', 'One client, two days a week, for half a year', 'holds'],
      ['agency', 'Hire one person against a signed order', 'trying'],
    ] as const
  ).map(([rung, experiment, state]) => ({ on: '2017-02-28', do: 'SetRung', with: { rung, experiment, state } })),
  { on: '2017-03-02', do: 'CompleteStep', with: { stepId: 'state-priorities', minutes: 90 } },
  { on: '2017-03-02', do: 'CompleteStep', with: { stepId: 'set-target-role', minutes: 60 } },
  { on: '2017-03-02', do: 'CompleteStep', with: { stepId: 'measure-risk', minutes: 60 } },
  {
    on: '2019-06-01',
    do: 'CompleteStep',
    with: {
      stepId: 'map-to-execute',
      reflection: 'Training, then small fixed jobs, then consulting, now the agency: one rung after another.',
    },
  },
  {
    on: '2023-05-20',
    do: 'RecordOutcome',
    with: { ...picture('Owner of a boutique data agency', 'Several times the old one', 5, 5, 5, 42), at: 'end' },
  },
  { on: '2023-05-20', do: 'CompleteStep', with: { stepId: 'record-outcome', minutes: 10 } },
  { on: '2023-05-21', do: 'RequestGate', with: { phaseId: 'amplify' } },
  {
    on: '2023-06-01',
    do: 'ApproveGate',
    by: 'coach',
    with: { phaseId: 'amplify', comment: 'Ten years, five phases. See you at the next bend.' },
  },
]
