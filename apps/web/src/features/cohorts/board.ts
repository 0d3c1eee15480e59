import type { QueryResult } from '../../api/client'

export type CohortBoard = QueryResult<'/api/cohorts/{cohortId}/board'>
export type BoardEntry = CohortBoard['finished'][number]

/** Everyone on a board, in the order of its columns. */
export const peopleOf = (board: CohortBoard): BoardEntry[] => [
  ...board.waiting,
  ...board.columns.flatMap(({ clients }) => clients),
  ...board.finished,
  ...board.withdrawn,
]
