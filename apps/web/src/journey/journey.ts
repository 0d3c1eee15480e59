import type { Answer } from '@switchback/api-client/client'

/** A journey as a page shows it, to its client and to its coach. */
export type Journey = Answer<'/api/home'>['journeys'][number]
export type Phase = Journey['phases'][number]
