import type { FrameworkContent } from '../framework/content.js'
import { framework as frameworkDecider, type Framework } from '../framework/framework.js'
import { compilePlan } from '../plan-template/plan.js'
import { planTemplate, type PlanTemplate } from '../plan-template/plan-template.js'

/** A small framework for specs: two phases, one demand each, an assessment of four questions. */
export const exampleContent: FrameworkContent = {
  name: 'Example',
  profession: 'Any',
  description: 'For specs.',
  loopYears: { from: 3, to: 5 },
  phases: [
    {
      id: 'begin',
      title: 'Begin',
      purpose: 'To begin.',
      weeks: { from: 1, to: 2 },
      signs: [],
      shelves: [],
      dropSuggestions: [],
      learningMaps: [],
      support: [],
      steps: [
        {
          id: 'questions',
          title: 'Questions',
          why: 'So.',
          how: 'Thus.',
          minutes: 15,
          required: true,
          tool: 'assessment',
        },
        { id: 'baseline', title: 'Baseline', why: 'So.', how: 'Thus.', minutes: 15, required: true, tool: 'baseline' },
        { id: 'walk', title: 'Walk', why: 'So.', how: 'Thus.', minutes: 15, required: false, tool: 'none' },
      ],
      gate: {
        text: 'Begun.',
        demands: [
          {
            id: 'shared',
            text: 'Answers shared',
            anyOf: [{ count: 'assessment-shared', atLeast: 1 }],
            waivable: false,
          },
        ],
      },
    },
    {
      id: 'finish',
      title: 'Finish',
      purpose: 'To finish.',
      weeks: { from: 4, to: 8 },
      signs: [],
      shelves: [],
      dropSuggestions: [],
      learningMaps: [],
      support: [],
      steps: [
        { id: 'explore', title: 'Explore', why: 'So.', how: 'Thus.', minutes: 60, required: true, tool: 'explore' },
      ],
      gate: {
        text: 'Finished.',
        demands: [
          {
            id: 'areas',
            text: 'One or two areas chosen',
            anyOf: [{ count: 'area-chosen', atLeast: 1, atMost: 2 }],
            waivable: false,
          },
          {
            id: 'paper',
            text: 'A certificate, or an accepted change',
            anyOf: [
              { count: 'certification', atLeast: 1 },
              { count: 'application-accepted', atLeast: 1 },
            ],
            waivable: true,
          },
        ],
      },
    },
  ],
  assessment: {
    title: 'Four questions',
    introduction: 'Short.',
    questions: ['one', 'two', 'three', 'four'].map((id) => ({
      id,
      text: `${id}?`,
      looksAt: id,
      anchors: ['a', 'b', 'c', 'd', 'e'],
    })),
    bands: [
      { id: 'calm', title: 'Calm', from: 0, meaning: 'Fine.' },
      { id: 'rough', title: 'Rough', from: 50, meaning: 'Look.' },
    ],
    wellbeing: { questionIds: ['three', 'four'], meanAtLeast: 3 },
  },
}

export const frameworkId = '30000000-0000-4000-8000-00000000000f'
export const templateId = '30000000-0000-4000-8000-00000000000e'

/** The framework, published as version 1 (and as version 2 with a longer walk). */
export const exampleFramework: Framework = {
  ...frameworkDecider.initial,
  status: 'open',
  draft: exampleContent,
  published: [exampleContent, { ...exampleContent, description: 'Version 2.' }],
}

/** A template of version 1, published once. */
export const exampleTemplate: PlanTemplate = {
  ...planTemplate.initial,
  frameworkId,
  frameworkVersion: 1,
  published: [{ excluded: [], weeks: {} }],
}

export const examplePlan = compilePlan(
  { frameworkId, frameworkVersion: 1, templateId, templateVersion: 1, startsOn: '2026-03-02' },
  exampleContent,
  { excluded: [], weeks: {} },
)
