import { useState } from 'react'
import { dropDraft, keepDraft, readDraft, useDraftKey } from '../../api/drafts'
import { useOutbox } from '../../api/outbox'
import type { Assessment, AssessmentTexts } from './assessment'

interface Answer {
  rating?: number
  words?: string
}

/**
 * The answers of an open assessment: what the server has, over it what waits in the outbox, over it what is being written.
 * Each answer is put into the outbox at once, so that none is lost when the connection is.
 */
export function useAnswers({ questions }: AssessmentTexts, { assessmentId, answers }: Assessment) {
  const { waiting, put } = useOutbox()
  const key = useDraftKey(`assessment/${assessmentId}`)
  const [drafts, setDrafts] = useState<Record<string, Answer>>(() => wordsOf(readDraft(key)))
  const unsent = waiting.filter(({ streamId }) => streamId === assessmentId)
  const savedOf = (questionId: string): Answer | undefined => {
    const queued = unsent.find(({ about }) => about === `${assessmentId}/${questionId}`)
    return (queued?.body as Answer | undefined) ?? answers[questionId]
  }
  const answerOf = (questionId: string) => {
    const [draft, saved] = [drafts[questionId], savedOf(questionId)]
    return { rating: draft?.rating ?? saved?.rating, words: draft?.words ?? saved?.words ?? '' }
  }
  const write = (questionId: string, part: Answer) => {
    setDrafts((all) => ({ ...all, [questionId]: { ...all[questionId], ...part } }))
    if (part.words !== undefined) keepDraft(key, { ...readDraft(key), [questionId]: part.words })
  }
  /** The outbox has these words now. */
  const settle = (questionId: string) => {
    const { [questionId]: _, ...rest } = readDraft(key) ?? {}
    if (Object.keys(rest).length > 0) keepDraft(key, rest)
    else dropDraft(key)
  }
  /** Saves an answer, once it has a rating; words alone stay in the draft. */
  const save = (questionId: string, part: Answer = {}) => {
    write(questionId, part)
    const { rating, words } = { ...answerOf(questionId), ...part }
    if (rating === undefined) return
    settle(questionId)
    void put({
      path: '/api/assessments/{streamId}/answer-question',
      streamId: assessmentId,
      body: { questionId, rating, ...(words.trim() && { words: words.trim() }) },
      about: `${assessmentId}/${questionId}`,
    })
  }
  return {
    answerOf,
    /** Keeps words while they are being written. */
    write,
    save,
    hasUnsavedWords: (questionId: string) => {
      const words = drafts[questionId]?.words
      return words !== undefined && words !== (savedOf(questionId)?.words ?? '')
    },
    unsent: unsent.length,
    firstOpen: questions.findIndex(({ id }) => !savedOf(id)),
    answered: questions.filter(({ id }) => answerOf(id).rating !== undefined).length,
  }
}

/** The words that were written and not saved, by question. */
const wordsOf = (draft: Record<string, unknown> | null): Record<string, Answer> =>
  Object.fromEntries(
    Object.entries(draft ?? {}).flatMap(([id, words]) => (typeof words === 'string' ? [[id, { words }]] : [])),
  )
