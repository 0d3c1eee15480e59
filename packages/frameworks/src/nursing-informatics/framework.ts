import { FrameworkContent } from '@switchback/domain/framework/content'

const four = (subject: string): [string, string, string, string, string] => [
  `${subject}: no concern at all.`,
  `${subject}: a slight concern.`,
  `${subject}: some concern.`,
  `${subject}: clear concern.`,
  `${subject}: strong concern.`,
]

/** A second, small framework, for another profession: three phases with names and demands of their own. */
export const nursingToInformatics = FrameworkContent.parse({
  name: 'Nursing to informatics',
  profession: 'Nursing',
  description: 'For nurses who want to bring their knowledge of the ward into the systems that wards work with.',
  loopYears: { from: 4, to: 4 },
  phases: [
    {
      id: 'take-stock',
      title: 'Take stock',
      purpose: 'See what shift work costs and what you would miss.',
      weeks: { from: 2, to: 4 },
      steps: [
        {
          id: 'ask-yourself',
          title: 'Answer the four questions',
          why: 'Know what you are leaving, and what you are not.',
          how: 'Alone, after a free day.',
          minutes: 10,
          required: true,
          tool: 'assessment',
        },
        {
          id: 'write-baseline',
          title: 'Write down where you stand',
          why: 'To see the distance later.',
          how: 'As it is today.',
          minutes: 10,
          required: true,
          tool: 'baseline',
        },
      ],
      gate: {
        text: 'Your coach knows where you stand.',
        demands: [{ id: 'shared', text: 'Your answers, shared', anyOf: [{ count: 'assessment-shared', atLeast: 1 }] }],
      },
    },
    {
      id: 'shadow',
      title: 'Shadow',
      purpose: 'Watch those who do the work you think of.',
      weeks: { from: 8, to: 16 },
      shelves: [
        {
          id: 'roles',
          title: 'Roles',
          topics: [
            { id: 'ward-systems', title: 'Ward systems' },
            { id: 'clinical-coding', title: 'Clinical coding' },
            { id: 'patient-safety-data', title: 'Patient safety data' },
          ],
        },
      ],
      steps: [
        {
          id: 'shadow-two',
          title: 'Shadow two people',
          why: 'A day beside somebody tells more than a brochure.',
          how: 'Half a day each. Note what, why and how.',
          minutes: 480,
          required: true,
          tool: 'explore',
        },
      ],
      gate: {
        text: 'You have seen two roles from near.',
        demands: [{ id: 'two-roles', text: 'Two roles explored', anyOf: [{ count: 'area-explored', atLeast: 2 }] }],
      },
    },
    {
      id: 'cross-over',
      title: 'Cross over',
      purpose: 'Move, with a way back.',
      weeks: { from: 12, to: 40 },
      steps: [
        {
          id: 'apply-within',
          title: 'Apply within your hospital',
          why: 'They know you.',
          how: 'One talk with the informatics lead, then the application.',
          minutes: 120,
          required: true,
          tool: 'applications',
        },
        {
          id: 'record-change',
          title: 'Record what changed',
          why: 'For you, and for those who follow.',
          how: 'The same questions as at the beginning.',
          minutes: 10,
          required: true,
          tool: 'outcome',
        },
      ],
      gate: {
        text: 'You asked, and you know how far you have come.',
        demands: [{ id: 'applied', text: 'One application', anyOf: [{ count: 'application', atLeast: 1 }] }],
      },
    },
  ],
  assessment: {
    title: 'Four questions after a shift',
    introduction: 'Four short questions. Rate each from 0 (no concern) to 4 (strong concern).',
    questions: [
      { id: 'tiredness', text: 'How tired are you after a free day?', looksAt: 'Recovery', anchors: four('Tiredness') },
      { id: 'meaning', text: 'How often do you ask what it is for?', looksAt: 'Engagement', anchors: four('Meaning') },
      {
        id: 'paperwork',
        text: 'How much do poor systems keep you from patients?',
        looksAt: 'Friction',
        anchors: four('Systems'),
      },
      {
        id: 'future',
        text: 'How worried are you about doing this at sixty?',
        looksAt: 'Outlook',
        anchors: four('Outlook'),
      },
    ],
    bands: [
      { id: 'settled', title: 'Settled', from: 0, meaning: 'You are where you want to be.' },
      { id: 'restless', title: 'Restless', from: 40, meaning: 'Look around, without hurry.' },
      { id: 'ready', title: 'Ready', from: 70, meaning: 'It is time to move.' },
    ],
    wellbeing: { questionIds: ['tiredness'], meanAtLeast: 4 },
  },
})
