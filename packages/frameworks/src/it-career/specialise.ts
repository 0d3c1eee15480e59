import type { z } from 'zod'
import type { PhaseWithSteps } from '@switchback/domain/framework/content'

export const specialise: z.input<typeof PhaseWithSteps> = {
  id: 'specialise',
  title: 'Specialise',
  purpose:
    'One primary and one secondary specialisation, shown in public, and the first applications. This is where change sets in.',
  weeks: { from: 26, to: 52 },
  steps: [
    {
      id: 'choose-specialisation',
      title: 'Choose a primary and a secondary specialisation',
      why: 'Nobody hires "a bit of everything".',
      how: 'Name both, and stop pursuing the rest.',
      minutes: 60,
      required: true,
      tool: 'specialisation',
    },
    {
      id: 'publish-work',
      title: 'Publish proof of work, and keep at it',
      why: 'It need not go viral. It is your log of learning, and it is there when somebody looks.',
      how: 'Articles, talks, podcasts, mentoring, open source: small and regular, without waiting for applause.',
      minutes: 1800,
      required: true,
      tool: 'proof-of-work',
    },
    {
      id: 'earn-certification',
      title: 'Earn one certification',
      why: 'For those who cannot judge your work, it opens the door.',
      how: 'One that your target employers ask for.',
      minutes: 3600,
      required: false,
      tool: 'certification',
    },
    {
      id: 'build-network',
      title: 'Talk to people in the field',
      why: 'Most changes begin with a conversation.',
      how: 'One call or coffee a week. Note who, and what came of it.',
      minutes: 600,
      required: false,
      tool: 'network',
    },
    {
      id: 'plan-setbacks',
      title: 'Plan for setbacks',
      why: 'A rejection that you expected costs you a day, and one that you did not expect costs you a month.',
      how: 'Write down what could go wrong in the coming months, and what you will do then.',
      minutes: 45,
      required: false,
      tool: 'setback-plan',
    },
    {
      id: 'apply',
      title: 'Apply, first inside, then outside',
      why: 'An internal move costs the least risk.',
      how: 'Log each application and what became of it: screening, interview, offer.',
      minutes: 1200,
      required: true,
      tool: 'applications',
    },
  ],
  gate: {
    text: 'You stand for something, it can be seen, and you have asked the market.',
    demands: [
      { id: 'specialisations', text: 'Both specialisations chosen', anyOf: [{ count: 'specialisation', atLeast: 1 }] },
      { id: 'proof', text: '3 proofs of work', anyOf: [{ count: 'proof-of-work', atLeast: 3 }] },
      {
        id: 'certification',
        text: '1 certification, or your coach’s waiver',
        anyOf: [{ count: 'certification', atLeast: 1 }],
        waivable: true,
      },
      {
        id: 'applications',
        text: '5 applications, or 1 accepted change',
        anyOf: [
          { count: 'application', atLeast: 5 },
          { count: 'application-accepted', atLeast: 1 },
        ],
      },
    ],
  },
}
