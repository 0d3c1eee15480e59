import { useTranslation } from 'react-i18next'
import { useCommand, type UpdateView } from '../../api/commands'
import type { Step } from '../../journey/journey'

/** Shows a step as done, or as open again, before the server has answered. */
const withStep = (update: UpdateView, stepId: string, state: Step['state'], doneAt: string | null) =>
  update('/api/home', (home) => ({
    ...home,
    journeys: home.journeys.map((journey) => ({
      ...journey,
      phases: journey.phases.map((phase) => ({
        ...phase,
        steps: phase.steps.map((step) => (step.stepId === stepId ? { ...step, state, doneAt } : step)),
      })),
    })),
  }))

/**
 * Completes a step of a journey. The command is decided in packages/domain/src/journey/step-rules.ts,
 * and the client's home is read again from packages/views/src/client-home/query.ts.
 */
export function useCompleteStep() {
  const { t } = useTranslation()
  return useCommand('/api/journeys/{streamId}/complete-step', {
    done: t('workbook.stepDone'),
    optimistic: (update, { body }) => withStep(update, body.stepId, 'done', new Date().toISOString()),
  })
}

export const useReopenStep = () =>
  useCommand('/api/journeys/{streamId}/reopen-step', {
    optimistic: (update, { body }) => withStep(update, body.stepId, 'started', null),
  })
