import type { z } from 'zod'
import type { PhaseWithSteps } from '@switchback/domain/framework/content'

export const accept: z.input<typeof PhaseWithSteps> = {
  id: 'accept',
  title: 'Accept',
  purpose: 'See that the present role no longer carries you, say so, and write down where you stand today.',
  weeks: { from: 2, to: 6 },
  signs: [
    { id: 'flat-pay', text: 'Pay has been flat for years.' },
    { id: 'small-offers', text: 'Offers from elsewhere are five to ten percent better at most.' },
    { id: 'only-abroad', text: 'More money comes only by changing the country.' },
    { id: 'repetition', text: 'The work repeats itself, and you mastered it long ago.' },
    { id: 'under-skilled', text: 'You feel under-skilled beside younger colleagues.' },
    { id: 'others-earn-more', text: 'You hear of others who draw several times your salary.' },
    { id: 'no-idea', text: 'You have no idea where your career will be in a year.' },
    { id: 'shrinking', text: 'The next projects are all in technology that is shrinking.' },
  ],
  support: [
    {
      title: 'You do not have to carry this alone',
      text: 'Your answers show strain. That is common at this point and says nothing about what you can do. Talk to somebody you trust, and tell your coach if you want them to know.',
    },
    {
      title: 'When it is more than work',
      text: 'If sleep, appetite or joy have been gone for weeks, speak to your doctor or to a counselling line in your country. Coaching goes well beside such help, and does not replace it.',
    },
  ],
  steps: [
    {
      id: 'take-assessment',
      title: 'Take the ten questions',
      why: 'A clear look at where you stand is the first step of every change.',
      how: 'Find a quiet quarter of an hour. Answer one question at a time, read the worked example if you get stuck, and be honest: nobody sees it until you share it.',
      minutes: 15,
      required: true,
      tool: 'assessment',
    },
    {
      id: 'tick-signs',
      title: 'Write down the signs you see',
      why: 'What stands on paper cannot be talked away.',
      how: 'Go through the list of signs, note those that fit, and add one sentence to each about how it shows.',
      minutes: 20,
      required: false,
      tool: 'signs',
    },
    {
      id: 'record-baseline',
      title: 'Record your baseline',
      why: 'In a year you will want to know how far you have come.',
      how: 'Role, income band, respect, confidence, control over your time, hours a week: as they are today.',
      minutes: 10,
      required: true,
      tool: 'baseline',
    },
    {
      id: 'talk-at-home',
      title: 'Talk to one person at home',
      why: 'A change of career is a change for those you live with, too.',
      how: 'Tell them what you found and what you think of doing. Ask what they see.',
      minutes: 60,
      required: false,
    },
    {
      id: 'state-acceptance',
      title: 'Say what you accept',
      why: 'One sentence of your own ends the waiting.',
      how: 'Complete it in your own words: "I accept that ...".',
      minutes: 10,
      required: true,
      tool: 'statement',
    },
  ],
  gate: {
    text: 'You have looked honestly, your coach has seen it, and you said what you accept.',
    demands: [
      {
        id: 'shared-assessment',
        text: 'A completed assessment, shared with your coach',
        anyOf: [{ count: 'assessment-shared', atLeast: 1 }],
      },
      { id: 'baseline', text: 'Your baseline, recorded', anyOf: [{ count: 'baseline', atLeast: 1 }] },
      { id: 'statement', text: 'Your own statement of what you accept', anyOf: [{ count: 'statement', atLeast: 1 }] },
    ],
  },
}
