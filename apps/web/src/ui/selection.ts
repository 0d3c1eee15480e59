import { useState } from 'react'

/** Which things of a list are chosen, by their ids. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) =>
    setChosen((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return { chosen, toggle, clear: () => setChosen(new Set()) }
}
