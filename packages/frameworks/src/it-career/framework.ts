import { FrameworkContent } from '@switchback/domain/framework/content'
import { accept } from './accept.js'
import { amplify } from './amplify.js'
import { assessment } from './assessment.js'
import { digDeep } from './dig-deep.js'
import { explore } from './explore.js'
import { specialise } from './specialise.js'

/** The built-in framework: five phases, after the last of which the path loops back to the first in 3 to 5 years. */
export const itCareerTransition = FrameworkContent.parse({
  name: 'IT career transition',
  profession: 'Information technology',
  description:
    'For people in the middle of a career in information technology whose role no longer carries them: accept it, explore, dig deep, specialise, amplify, and loop back every few years, since no skill lasts until retirement.',
  loopYears: { from: 3, to: 5 },
  phases: [accept, explore, digDeep, specialise, amplify],
  assessment,
})
