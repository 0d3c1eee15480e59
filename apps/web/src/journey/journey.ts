import type { QueryResult } from '../api/client'

/** A journey as a page shows it, to its client and to its coach. */
export type Journey = QueryResult<'/api/home'>['journeys'][number]
export type Phase = Journey['phases'][number]
export type Step = Phase['steps'][number]

/** A piece of evidence. */
export type Piece = QueryResult<'/api/journeys/{journeyId}/evidence'>['items'][number]

/** What a client has recorded. */
export type Workbook = QueryResult<'/api/journeys/{journeyId}/workbook'>

/** The texts of a framework, and of one phase of it. */
export type Content = QueryResult<'/api/frameworks/{frameworkId}'>['content']
export type PhaseContent = Content['phases'][number]

export const phasesDone = (journey: Journey) => journey.phases.filter(({ state }) => state === 'done').length
