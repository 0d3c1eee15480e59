import type { UseFormReturnType } from '@mantine/form'
import type { Content } from '../../../journey/journey'

export type Assessment = NonNullable<Content['assessment']>

/** The form of an assessment, for the parts of it. */
export interface AssessmentFormProps {
  form: UseFormReturnType<Assessment>
}
