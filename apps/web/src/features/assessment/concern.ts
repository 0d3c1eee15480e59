import { msg } from '../../i18n/language'

/** What a rating from 0 to 4 says, in words. */
export const strengthTexts = [
  msg('assessment.noConcern'),
  msg('assessment.slightConcern'),
  msg('assessment.someConcern'),
  msg('assessment.strongConcern'),
  msg('assessment.veryStrongConcern'),
] as const

/** Colours by meaning, from no concern to a very strong one. A text always says the same. */
const colours = ['teal', 'teal', 'yellow', 'orange', 'red'] as const

/** The colour of a rating from 0 to 4. */
export const colourOfRating = (rating: number) => colours[Math.max(0, Math.min(4, Math.round(rating)))]!

/** The colour of a result from 0 to 100 percent of all concern that there can be. */
export const colourOfPercent = (percent: number) => colourOfRating(percent / 25)
