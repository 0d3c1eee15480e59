import type { QueryResult } from '../api/client'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../api/commands'
import type { BulkAction } from '../ui/BulkBar'

export type CaseEntry = QueryResult<'/api/caseload'>['items'][number]

/** What a coach does for many clients at once: approve waiting gates, accept waiting evidence, pause, resume. */
export function useJourneyActions(): BulkAction<CaseEntry>[] {
  const { t } = useTranslation()
  const approve = useCommand('/api/journeys/{streamId}/approve-gate', { quiet: true })
  const accept = useCommand('/api/journeys/{streamId}/accept-evidence', { quiet: true })
  const pause = useCommand('/api/journeys/{streamId}/pause-journey', { quiet: true })
  const resume = useCommand('/api/journeys/{streamId}/resume-journey', { quiet: true })
  const waits = (entry: CaseEntry, what: 'gate-waiting' | 'evidence-waiting') =>
    entry.attention.filter(({ reason }) => reason === what)
  return [
    {
      id: 'approve',
      label: t('journey.bulkSignOff'),
      unfit: (entry) => (waits(entry, 'gate-waiting').length > 0 ? null : t('journey.nothingToSignOff')),
      work: (entry) => approve.mutateAsync({ streamId: entry.journeyId, body: { phaseId: entry.phaseId! } }),
    },
    {
      id: 'accept',
      label: t('journey.bulkAcceptEvidence'),
      unfit: (entry) => (waits(entry, 'evidence-waiting').length > 0 ? null : t('journey.noEvidenceToReview')),
      work: async (entry) => {
        for (const { about } of waits(entry, 'evidence-waiting'))
          if (about) await accept.mutateAsync({ streamId: entry.journeyId, body: { evidenceId: about } })
      },
    },
    {
      id: 'pause',
      label: t('common.pause'),
      unfit: ({ status }) => (status === 'open' ? null : t('journey.notActive')),
      work: ({ journeyId }) => pause.mutateAsync({ streamId: journeyId, body: {} }),
    },
    {
      id: 'resume',
      label: t('common.resume'),
      unfit: ({ status }) => (status === 'paused' ? null : t('journey.notPaused')),
      work: ({ journeyId }) => resume.mutateAsync({ streamId: journeyId, body: {} }),
    },
  ]
}
