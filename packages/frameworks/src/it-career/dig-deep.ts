import type { z } from 'zod'
import type { PhaseWithSteps } from '@switchback/domain/framework/content'

export const digDeep: z.input<typeof PhaseWithSteps> = {
  id: 'dig-deep',
  title: 'Dig deep',
  purpose: 'No more closed boxes: read the core papers, run code, break it and mend it, until you know why it works.',
  weeks: { from: 26, to: 78 },
  learningMaps: [
    {
      id: 'machine-learning',
      title: 'Machine learning, about 25 models in five blocks',
      topics: [
        { id: 'time-series', title: 'Time series', hint: 'Smoothing, ARIMA, seasonal models' },
        { id: 'regression', title: 'Regression', hint: 'Linear, ridge, lasso, trees, boosting' },
        {
          id: 'classification',
          title: 'Classification',
          hint: 'Logistic, nearest neighbours, Bayes, support vectors, forests',
        },
        { id: 'clustering', title: 'Clustering', hint: 'k-means, hierarchical, density-based, mixtures' },
        { id: 'neural-networks', title: 'Neural networks', hint: 'From one unit to many layers' },
      ],
    },
    {
      id: 'deep-learning',
      title: 'Deep learning',
      topics: [
        { id: 'perceptron', title: 'Perceptron' },
        { id: 'ann', title: 'Artificial neural network' },
        { id: 'deep-network', title: 'Deep neural network' },
        { id: 'lstm', title: 'LSTM' },
        { id: 'rnn', title: 'Recurrent network' },
        { id: 'reinforcement-learning', title: 'Reinforcement learning' },
      ],
    },
    {
      id: 'big-data',
      title: 'Big data',
      topics: [
        {
          id: 'resilient-distributed-datasets',
          title: 'Resilient distributed datasets',
          hint: 'The paper behind Spark',
        },
        { id: 'spark', title: 'Spark in depth' },
        { id: 'data-engineering-track', title: 'A data engineering certificate track', hint: 'For example DP-203' },
      ],
    },
    {
      id: 'artificial-intelligence',
      title: 'Artificial intelligence',
      topics: [
        { id: 'text-mining', title: 'Text mining' },
        { id: 'search', title: 'Informed and uninformed search' },
        { id: 'recommenders', title: 'Recommenders', hint: 'By item and by user' },
        { id: 'cloud-ai-services', title: 'Cloud AI services' },
      ],
    },
  ],
  steps: [
    {
      id: 'read-core-papers',
      title: 'Read the core papers of your area',
      why: 'Tools change every year. The ideas beneath them stay.',
      how: 'Per chosen area, find the paper that everything else quotes. A summary first, then the paper.',
      minutes: 600,
      required: true,
      tool: 'materials',
    },
    {
      id: 'run-break-mend',
      title: 'Run code, break it, mend it',
      why: 'Errors you mended yourself teach more than lectures.',
      how: 'Take code of others, run it, change it until it breaks, look the error up, mend it. Keep the results as evidence.',
      minutes: 3000,
      required: true,
    },
    {
      id: 'fill-learning-map',
      title: 'Fill your learning map',
      why: 'You see what is still white, and so does your coach.',
      how: 'Mark each model or topic once you can explain it to somebody and have run it.',
      minutes: 6000,
      required: true,
      tool: 'learning-map',
    },
    {
      id: 'study-material',
      title: 'Work through books and courses',
      why: 'A good book saves a year of searching.',
      how: 'Note the papers, books, courses and videos that you really worked through.',
      minutes: 3000,
      required: false,
      tool: 'materials',
    },
    {
      id: 'keep-repository',
      title: 'Keep a repository of code you like',
      why: 'The smallest portfolio there is, and the first that others can see.',
      how: 'One place with the code you are glad of, each piece with a few lines about what it does.',
      minutes: 300,
      required: true,
      tool: 'project',
    },
  ],
  gate: {
    text: 'You know your area from the inside, and others can see it.',
    demands: [
      {
        id: 'map',
        text: 'The learning map covered: at least 5 topics',
        anyOf: [{ count: 'model-learned', atLeast: 5 }],
      },
      { id: 'repository', text: 'One repository', anyOf: [{ count: 'project', atLeast: 1 }] },
      {
        id: 'evidence',
        text: 'Two pieces of evidence accepted by your coach',
        anyOf: [{ count: 'evidence-accepted', atLeast: 2 }],
      },
    ],
  },
}
