import type { z } from 'zod'
import type { PhaseWithSteps } from '@switchback/domain/framework/content'

export const amplify: z.input<typeof PhaseWithSteps> = {
  id: 'amplify',
  title: 'Amplify',
  purpose:
    'Design your life around it: wellbeing and family first, then the roles, the money, the risk, and the next rungs.',
  weeks: { from: 12, to: 52 },
  steps: [
    {
      id: 'put-wellbeing-first',
      title: 'Put wellbeing and family first',
      why: 'The best role is no good if it costs what it was for.',
      how: 'Talk through what the next fifteen years should hold, with those who share them.',
      minutes: 120,
      required: false,
    },
    {
      id: 'state-priorities',
      title: 'List your must-haves and good-to-haves',
      why: 'Offers look different once you know what you will not trade.',
      how: 'Weekends, place, travel, income, people: sort each into must or good to have.',
      minutes: 60,
      required: true,
      tool: 'priorities',
    },
    {
      id: 'set-target-role',
      title: 'Set your target role',
      why: 'Roles, not titles: a fine title can hide an entry-level job.',
      how: 'Where are the openings for what you dug deep into? Name the role and a date.',
      minutes: 90,
      required: true,
      tool: 'target-role',
    },
    {
      id: 'follow-money',
      title: 'Follow the money',
      why: 'It matters, bluntly.',
      how: 'For each skill, estimate what a year with it earns against what it took to learn.',
      minutes: 90,
      required: false,
    },
    {
      id: 'measure-risk',
      title: 'Measure the risk, and set a timeline',
      why: 'Courage is fine. A plan for when it goes wrong is finer.',
      how: 'Per risk: how likely, how bad, what you would do. For example an internal transfer before you resign.',
      minutes: 90,
      required: true,
      tool: 'risk',
    },
    {
      id: 'map-to-execute',
      title: 'Map personal goals to the value ladder',
      why: 'Each rung is a small experiment, not a leap.',
      how: 'Training, small fixed jobs, consulting, an agency or leadership: which rung next, and how will you know that it holds?',
      minutes: 180,
      required: false,
    },
    {
      id: 'record-outcome',
      title: 'Record the outcome',
      why: 'Put it beside your baseline: that is the distance you covered.',
      how: 'The same questions as at the beginning, as they are today.',
      minutes: 10,
      required: true,
      tool: 'outcome',
    },
  ],
  gate: {
    text: 'You know what you want, what it may cost, and how far you have come.',
    demands: [
      { id: 'priorities', text: 'Priorities stated', anyOf: [{ count: 'priority', atLeast: 1 }] },
      { id: 'risk', text: 'Risk assessed', anyOf: [{ count: 'risk', atLeast: 1 }] },
      { id: 'target-role', text: 'Target role set', anyOf: [{ count: 'target-role', atLeast: 1 }] },
      { id: 'outcome', text: 'Outcome recorded', anyOf: [{ count: 'outcome', atLeast: 1 }] },
    ],
  },
}
