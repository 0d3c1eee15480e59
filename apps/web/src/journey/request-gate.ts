import { useTranslation } from 'react-i18next'
import { useCommand } from '../api/commands'

/** Asks the coach to decide about the gate of a phase. */
export function useRequestGate() {
  const { t } = useTranslation()
  return useCommand('/api/journeys/{streamId}/request-gate', { done: t('journey.signOffSent') })
}
