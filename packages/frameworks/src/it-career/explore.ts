import type { z } from 'zod'
import type { PhaseWithSteps } from '@switchback/domain/framework/content'

export const explore: z.input<typeof PhaseWithSteps> = {
  id: 'explore',
  title: 'Explore',
  purpose:
    'Go wide at beginner level, on your own and online: what is it, why does it matter, how does it work? Stop feeding what no longer carries.',
  weeks: { from: 26, to: 39 },
  shelves: [
    {
      id: 'technology',
      title: 'Technology',
      topics: [
        { id: 'python-basics', title: 'Python basics', hint: 'Install it, run a first script, mend one error.' },
        { id: 'computer-vision', title: 'Computer vision', hint: 'Draw a box round a face in a picture.' },
        {
          id: 'cloud-virtual-machines',
          title: 'Cloud virtual machines',
          hint: 'Start one, sign in, stop it, read the bill.',
        },
        { id: 'spark-hdfs', title: 'Spark and HDFS', hint: 'Count the words of a large text.' },
        {
          id: 'scikit-learn',
          title: 'Machine learning with scikit-learn',
          hint: 'Train a first model on a sample data set.',
        },
        { id: 'blockchain-ethereum', title: 'Blockchain with Ethereum', hint: 'Send a test transaction.' },
        {
          id: 'numpy-pandas-matplotlib',
          title: 'NumPy, pandas and Matplotlib',
          hint: 'Load a table, group it, draw it.',
        },
      ],
    },
    {
      id: 'models',
      title: 'Models and methods',
      topics: [
        { id: 'ml-lifecycle', title: 'Machine learning lifecycle' },
        { id: 'product-management', title: 'Product management for consumers' },
        { id: 'user-experience', title: 'User experience design' },
        { id: 'design-thinking', title: 'Design thinking' },
        { id: 'crisp-dm', title: 'CRISP-DM' },
        { id: 'distributed-computing', title: 'Distributed computing' },
      ],
    },
  ],
  dropSuggestions: [
    { id: 'erp', title: 'Enterprise resource planning' },
    { id: 'packaged-software', title: 'Packaged software' },
    { id: 'business-intelligence', title: 'Classic business intelligence' },
    { id: 'crm', title: 'Customer relationship packages' },
    { id: 'pm-certificates', title: 'Project or programme management certificates' },
    { id: 'mba', title: 'A general management degree' },
  ],
  steps: [
    {
      id: 'set-up-workplace',
      title: 'Set up a place to learn',
      why: 'Ten free minutes are only worth something when everything is ready.',
      how: 'A machine that is fast enough, a notebook, two fixed hours a week that those at home know of.',
      minutes: 120,
      required: false,
    },
    {
      id: 'explore-areas',
      title: 'Explore at least four areas',
      why: 'Interest shows in doing. You cannot choose well among things you only heard of.',
      how: 'Per area, note what it is, why it matters and how it works; run one small thing with your own hands; rate your interest and the demand you see.',
      minutes: 2400,
      required: true,
      tool: 'explore',
    },
    {
      id: 'drop-skills',
      title: 'Stop feeding old skills',
      why: 'Time is the one thing you cannot earn more of.',
      how: 'Put at least one skill on your drop list, with the reason.',
      minutes: 30,
      required: true,
      tool: 'drop-list',
    },
    {
      id: 'choose-areas',
      title: 'Choose one to three areas to dig into',
      why: 'Wide was to find out. Deep is what pays.',
      how: 'Compare interest and demand, choose, and write the reason for each.',
      minutes: 60,
      required: true,
      tool: 'choose-areas',
    },
  ],
  gate: {
    text: 'You know the ground well enough to choose where to dig.',
    demands: [
      {
        id: 'areas',
        text: 'At least 4 areas explored, with what, why and how',
        anyOf: [{ count: 'area-explored', atLeast: 4 }],
      },
      { id: 'dropped', text: 'At least 1 skill dropped', anyOf: [{ count: 'skill-dropped', atLeast: 1 }] },
      {
        id: 'chosen',
        text: '1 to 3 areas chosen, with reasons',
        anyOf: [{ count: 'area-chosen', atLeast: 1, atMost: 3 }],
      },
    ],
  },
}
