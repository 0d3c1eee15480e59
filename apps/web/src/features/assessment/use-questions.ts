import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { Assessment, AssessmentTexts } from './assessment'
import { useAnswers } from './use-answers'

/**
 * The questions of an assessment, one at a time, beginning with the first open one. `0` to `4` answer, Enter and the arrows move
 * on and back. After the last question, `question` is undefined.
 */
export function useQuestions(content: AssessmentTexts, assessment: Assessment) {
  const { questions } = content
  const answers = useAnswers(content, assessment)
  const [at, setAt] = useState(answers.firstOpen < 0 ? questions.length : answers.firstOpen)
  const question = questions[at]
  const { rating, words } = question ? answers.answerOf(question.id) : { rating: undefined, words: '' }
  const saveWords = () => {
    if (question && answers.hasUnsavedWords(question.id)) answers.save(question.id)
  }
  const go = (to: number) => {
    saveWords()
    setAt(Math.max(0, Math.min(to, questions.length)))
  }
  const rate = (value: number) => question && answers.save(question.id, { rating: value })
  const next = () => rating !== undefined && go(at + 1)
  useHotkeys([
    ...[0, 1, 2, 3, 4].map((value): [string, () => void] => [String(value), () => rate(value)]),
    ['Enter', next],
    ['ArrowRight', next],
    ['ArrowLeft', () => go(at - 1)],
  ])
  useEffect(() => {
    document.getElementById('question')?.focus()
  }, [at])
  return {
    at,
    question,
    rating,
    words,
    rate,
    write: (text: string) => question && answers.write(question.id, { words: text }),
    saveWords,
    goOn: () => go(at + 1),
    goBack: () => go(at - 1),
    answered: answers.answered,
    unsent: answers.unsent,
  }
}
