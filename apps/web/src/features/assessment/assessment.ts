import type { QueryResult } from '../../api/client'

/** The questions, anchors and bands of a framework's assessment. */
export type AssessmentTexts = NonNullable<QueryResult<'/api/frameworks/{frameworkId}'>['content']['assessment']>

/** One assessment of a client: open, or completed with its result. */
export type Assessment = QueryResult<'/api/journeys/{journeyId}/assessments'>['items'][number]
