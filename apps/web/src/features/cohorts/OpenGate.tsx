import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { ReasonDialog } from '../../ui/ReasonDialog'
import type { BoardEntry } from './board'

/** Moves a client on who has not asked for it. That needs a reason, which stays in the history. */
export function OpenGate({ entry, onClose }: { entry: BoardEntry | null; onClose: () => void }) {
  const { t } = useTranslation()
  const override = useCommand('/api/journeys/{streamId}/override-gate', { done: t('common.signedOffEarly') })
  if (!entry) return null
  const { journeyId, phaseId, clientName, phaseTitle } = entry
  return (
    <ReasonDialog
      place={`override/${journeyId}/${phaseId}`}
      opened
      onClose={onClose}
      title={t('common.moveOnEarly')}
      lead={t('cohorts.signOffNotAsked', { name: clientName, phase: phaseTitle })}
      label={t('common.reasonForHistory')}
      send={t('common.moveToNextPhase')}
      pending={override.isPending}
      onSend={(reason) => override.mutateAsync({ streamId: journeyId, body: { phaseId: phaseId!, reason } })}
    />
  )
}
