import type { z } from 'zod'
import type { AssessmentContent } from '@switchback/domain/framework/content'

/** The ten-question mid-career self-assessment. */
export const assessment: z.input<typeof AssessmentContent> = {
  title: 'Mid-career self-assessment',
  introduction:
    'Ten questions about where you stand today. Rate each from 0 (no concern) to 4 (strong concern) and, if you like, say in your own words why. It takes about fifteen minutes. Nobody sees your answers until you share them, and there are no right ones: the only thing that counts is that you are honest with yourself.',
  questions: [
    {
      id: 'role-risk',
      text: 'Has anybody told you that your role, or your project, is becoming redundant?',
      looksAt: 'Risk of the role',
      anchors: [
        'No. My role is growing and is spoken of as needed.',
        'Not to me, but I hear of changes elsewhere.',
        'There is talk that roles like mine will change.',
        'I was told in general words that my role will change or shrink.',
        'I was told plainly that my role is at risk or will end.',
      ],
    },
    {
      id: 'feeling-about-work',
      text: 'How do you generally feel about your work?',
      looksAt: 'Engagement',
      anchors: [
        'I look forward to most days and I am learning.',
        'Mostly good, with dull stretches.',
        'It is fine. I do it well and feel little.',
        'I am in control, but the excitement is gone.',
        'I drag myself through the days.',
      ],
    },
    {
      id: 'money-worries',
      text: 'Are you anxious about your finances, above all about later, such as retirement?',
      looksAt: 'Finances',
      anchors: [
        'No. I have a plan and it holds.',
        'Now and then, without losing sleep.',
        'It comes up most months.',
        'Often: I do not see how my income keeps up.',
        'Very much: I have no idea how it will work out.',
      ],
    },
    {
      id: 'happy-with-self',
      text: 'Are you happy with yourself?',
      looksAt: 'Wellbeing',
      anchors: [
        'Yes, on the whole.',
        'Mostly, with some doubts.',
        'Sometimes yes, sometimes no.',
        'Rarely. I think a lot and change little.',
        'No. I hardly laugh any more.',
      ],
    },
    {
      id: 'paid-and-used',
      text: 'Do you feel underpaid and under-used?',
      looksAt: 'Reward',
      anchors: [
        'Neither: pay and work fit what I can do.',
        'A little of one of them.',
        'One of them clearly.',
        'Both, and I have looked around.',
        'Both, and I have given up hoping for more.',
      ],
    },
    {
      id: 'buzzwords',
      text: 'Do the buzzwords of new technology irritate or frighten you?',
      looksAt: 'Currency of skills',
      anchors: [
        'No. I am curious and try things out.',
        'Some do, until I look them up.',
        'I nod along and hope nobody asks.',
        'Yes, they irritate me, for I do not command them.',
        'They frighten me: I feel left behind.',
      ],
    },
    {
      id: 'same-talk',
      text: 'Do you and your close colleagues have the same talk over and over during breaks?',
      looksAt: 'Rumination',
      anchors: [
        'No, we talk about all sorts of things.',
        'Some themes come back.',
        'One complaint comes up most weeks.',
        'Yes, it is nearly always the same.',
        'Every day the same loop, and nothing follows from it.',
      ],
    },
    {
      id: 'holiday-off',
      text: 'When did you last enjoy a holiday without thinking of work?',
      looksAt: 'Recovery',
      anchors: [
        'On the last one.',
        'Within the last year.',
        'One to two years ago.',
        'Holidays have become routine, and work comes along.',
        'I cannot remember.',
      ],
    },
    {
      id: 'confidence',
      text: 'Are you as confident as you were ten years ago?',
      looksAt: 'Confidence',
      anchors: [
        'More so.',
        'About the same.',
        'Yes and no: among my peers yes, among the younger no.',
        'Less than I was.',
        'Hardly at all.',
      ],
    },
    {
      id: 'complaints-at-home',
      text: 'Do you complain about your work at home?',
      looksAt: 'Spill-over',
      anchors: [
        'No, work stays at work.',
        'Rarely, after a bad day.',
        'Most weeks.',
        'Most days.',
        'Every day: they bear what I bring home.',
      ],
    },
  ],
  bands: [
    { id: 'steady', title: 'Steady', from: 0, meaning: 'Little speaks for change now. Look again in a year.' },
    {
      id: 'watch',
      title: 'Watch',
      from: 25,
      meaning: 'Some signs are there. Keep an eye on them and explore lightly.',
    },
    {
      id: 'stagnating',
      title: 'Stagnating',
      from: 50,
      meaning: 'Several signs together. It is time to explore in earnest.',
    },
    { id: 'acute', title: 'Acute', from: 75, meaning: 'Much weighs on you at once. Begin, and do not go it alone.' },
  ],
  wellbeing: {
    questionIds: ['money-worries', 'happy-with-self', 'holiday-off', 'complaints-at-home'],
    meanAtLeast: 3,
  },
  workedExample: {
    title: 'How one project manager answered',
    story:
      'A senior project manager for packaged business software, early forties, posted abroad. The ratings come to 33 of 40: 82.5 %, acute, with strain. Reading somebody else’s honest answers makes it easier to give your own.',
    takenOn: '2013-11-18',
    answers: [
      {
        questionId: 'role-risk',
        rating: 3,
        words: 'There were notices about automation changing jobs, mine by name among them.',
      },
      {
        questionId: 'feeling-about-work',
        rating: 3,
        words: 'I am the expert and fully in control. The spark has gone out of it.',
      },
      {
        questionId: 'money-worries',
        rating: 4,
        words: 'Completely. I do not see how what I earn will ever beat inflation.',
      },
      {
        questionId: 'happy-with-self',
        rating: 4,
        words: 'No. My smile is put on. I turn things over in my head and do nothing.',
      },
      {
        questionId: 'paid-and-used',
        rating: 4,
        words: 'Yes, and I had stopped hoping. I told myself that is how the market treats experience.',
      },
      {
        questionId: 'buzzwords',
        rating: 3,
        words: 'They annoy me, because I come from closed software and do not master the open kind.',
      },
      {
        questionId: 'same-talk',
        rating: 3,
        words: 'Visas and jobs in other countries. I have moved four times and still talk of nothing else.',
      },
      {
        questionId: 'holiday-off',
        rating: 3,
        words: 'I enjoyed the quiet weeks at the end of the year. Trips home have turned into routine.',
      },
      { questionId: 'confidence', rating: 2, words: 'Yes among people my age, no beside the young ones in start-ups.' },
      {
        questionId: 'complaints-at-home',
        rating: 4,
        words: 'A big yes. I come in like a child from school and unload the day on everyone.',
      },
    ],
  },
}
