/** The kinds of streams that there are. */
export type Category =
  'organisation' | 'framework' | 'plan-template' | 'cohort' | 'assessment' | 'journey' | 'reporting'
