import type { CommandBody } from '../../api/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useUndoableActions } from '../../ui/undoable-actions'
import type { Journey, PhaseContent, Workbook } from '../journey'

/** The properties of every tool of a phase. */
export interface ToolProps {
  journey: Journey
  book: Workbook
  /** The framework's texts for this phase, once they are there. */
  content: PhaseContent | undefined
  /** False for a coach, who reads, and for a journey that is paused or has ended. */
  editable: boolean
  /** Called once the tool has recorded what its step is for, so that the step can be done with it. */
  onRecorded?: () => void
}

type Retractable = CommandBody<'/api/journeys/{streamId}/retract-finding'>['count']

/** Removes an entry, after a few seconds in which that can be undone. `pending` are the entries that the screen no longer shows. */
export function useRetraction(journeyId: string) {
  const { t } = useTranslation()
  // useUndoableActions shows why it was refused.
  const retract = useCommand('/api/journeys/{streamId}/retract-finding', { quiet: true })
  const { schedule, pending } = useUndoableActions()
  const takeBack = (count: Retractable, id: string) =>
    schedule(
      [{ key: id, work: () => retract.mutateAsync({ streamId: journeyId, body: { count, id } }) }],
      t('tools.entryRemoved'),
    )
  return { takeBack, pending }
}

/** The entry that is being written or changed, if any. */
export function useDraft<Finding extends object>() {
  const [draft, setDraft] = useState<Partial<Finding> | null>(null)
  return {
    draft: draft as Record<string, unknown> | null,
    open: (finding: Partial<Finding> = {}) => setDraft(finding),
    close: () => setDraft(null),
  }
}

/** Whether an entry has an id of its own, and so can be changed. Older entries, recorded before there were ids, cannot. */
export const isNamed = (findingId: string) => !findingId.startsWith('version-')
