import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { newId } from '../api/new-id'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showProblem } from '../api/api'

/** How long one can take something back before it is sent. */
const holdMs = 6_000

export interface HeldAction {
  /** What it is about: screens show these as done already. */
  key: string
  work: () => Promise<unknown>
}

/**
 * Holds actions for a few seconds in which they can be taken back, and then carries them out one after another. What was not
 * possible is said with its reason; the rest is done all the same. Leaving the screen carries out at once.
 */
export function useHeldActions() {
  const { t } = useTranslation()
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const waiting = useRef(new Map<string, () => void>())

  const hold = useCallback(
    (actions: HeldAction[], said: string) => {
      const id = newId()
      const keys = actions.map(({ key }) => key)
      const release = () => setHeld((now) => new Set([...now].filter((key) => !keys.includes(key))))
      const carryOut = async () => {
        if (!waiting.current.delete(id)) return
        clearTimeout(timer)
        notifications.hide(id)
        for (const { work } of actions) await work().catch(showProblem)
        release()
      }
      const undo = () => {
        if (!waiting.current.delete(id)) return
        clearTimeout(timer)
        notifications.hide(id)
        release()
      }
      const timer = setTimeout(() => void carryOut(), holdMs)
      waiting.current.set(id, () => void carryOut())
      setHeld((now) => new Set([...now, ...keys]))
      notifications.show({
        id,
        autoClose: false,
        withCloseButton: false,
        color: 'brand',
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{said}</Text>
            <Button size="xs" variant="default" onClick={undo}>
              {t('Undo')}
            </Button>
          </Group>
        ),
      })
    },
    [t],
  )

  useEffect(() => {
    const pending = waiting.current
    const warn = (event: BeforeUnloadEvent) => {
      if (pending.size === 0) return
      for (const carryOut of [...pending.values()]) carryOut()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      for (const carryOut of [...pending.values()]) carryOut()
    }
  }, [])

  return { hold, held }
}
