import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { CaseEntry } from '../../journey/bulk-actions'

/** Moves through the rows with `j` and `k`; Enter opens, `a` approves and `x` chooses the current one. Returns it. */
export function useRowKeys(
  rows: CaseEntry[],
  { approve, toggle }: { approve: (entry: CaseEntry) => void; toggle: (journeyId: string) => void },
): CaseEntry | undefined {
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const current = rows[Math.min(at, rows.length - 1)]
  // On a button, Enter presses the button.
  const open = () =>
    current && document.activeElement?.tagName !== 'BUTTON' && void navigate(`/clients/${current.journeyId}`)
  useHotkeys([
    ['j', () => setAt((now) => Math.min(now + 1, rows.length - 1))],
    ['k', () => setAt((now) => Math.max(now - 1, 0))],
    ['Enter', open],
    ['a', () => current && approve(current)],
    ['x', () => current && toggle(current.journeyId)],
  ])
  useEffect(() => {
    if (at > 0) document.querySelector('[data-current-row]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return current
}
