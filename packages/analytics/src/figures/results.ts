/** Every result that is published. A screen that shows results has a text for each of them, or does not compile. */
export type ResultId =
  | 'funnel'
  | 'time'
  | 'transition'
  | 'kind-of-change'
  | 'assessment-first'
  | 'assessment-second'
  | 'assessment-latest'
  | 'assessment-change'
  | 'respect'
  | 'respect-change'
  | 'confidence'
  | 'confidence-change'
  | 'control'
  | 'control-change'
  | 'level'
  | 'activity'
  | 'steps'
  | 'turn-round'
  | 'at-risk'
  | 'skills-explored'
  | 'skills-chosen'
  | 'skills-dropped'
  | 'skills-certified'

/** The table of a result: about all journeys, about one framework, or about one phase of a framework. Events keep it: it never changes. */
export type TableId = ResultId | `${ResultId}/${string}`
