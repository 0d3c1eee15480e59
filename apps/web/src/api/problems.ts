import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { ApiProblem } from './problem-document'

/** A problem in the reader's language, or in the server's words where no translation exists: those are English, and more exact. */
export function problemText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = error instanceof ApiProblem ? (error.problem.code ?? error.kind) : ''
  const key = `problem.${code}`
  const facts = error instanceof ApiProblem ? error.problem.facts : {}
  return code && i18next.exists(key, { lng: i18next.language, fallbackLng: [] })
    ? i18next.t(key, { ...facts })
    : error.message
}

/** Shows what went wrong, and what to do. */
export function showProblem(error: unknown) {
  notifications.show({
    title: i18next.t('api.failed'),
    message: problemText(error),
    color: 'red',
    autoClose: 8_000,
    role: 'alert',
  })
}
