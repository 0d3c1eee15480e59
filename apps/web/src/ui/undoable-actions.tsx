import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { newId } from '../api/new-id'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showProblem } from '../api/problems'

/** How long an action can be undone before it is carried out. */
const undoMs = 6_000

export interface UndoableAction {
  /** What it changes: screens show these as done already. */
  key: string
  work: () => Promise<unknown>
}

/**
 * Waits a few seconds in which actions can be undone, and then carries them out one after another. Where one fails, its reason
 * is shown and the others still run. Leaving the screen carries them out at once.
 */
export function useUndoableActions() {
  const { t } = useTranslation()
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set())
  const carryOutById = useRef(new Map<string, () => void>())

  const schedule = useCallback(
    (actions: UndoableAction[], message: string) => {
      const id = newId()
      const keys = actions.map(({ key }) => key)
      /** Whether it is still to be carried out; from here on it is not. */
      const close = () => {
        clearTimeout(timer)
        notifications.hide(id)
        return carryOutById.current.delete(id)
      }
      const release = () => setPending((now) => new Set([...now].filter((key) => !keys.includes(key))))
      const carryOut = async () => {
        if (!close()) return
        for (const { work } of actions) await work().catch(showProblem)
        release()
      }
      const undo = () => {
        if (close()) release()
      }
      const timer = setTimeout(() => void carryOut(), undoMs)
      carryOutById.current.set(id, () => void carryOut())
      setPending((now) => new Set([...now, ...keys]))
      notifications.show({
        id,
        autoClose: false,
        withCloseButton: false,
        color: 'brand',
        message: <UndoMessage message={message} label={t('ui.undo')} undo={undo} />,
      })
    },
    [t],
  )

  useEffect(() => {
    const scheduled = carryOutById.current
    const carryOutAll = () => {
      for (const carryOut of [...scheduled.values()]) carryOut()
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (scheduled.size === 0) return
      carryOutAll()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      carryOutAll()
    }
  }, [])

  return { schedule, pending }
}

function UndoMessage({ message, label, undo }: { message: string; label: string; undo: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button size="xs" variant="default" onClick={undo}>
        {label}
      </Button>
    </Group>
  )
}
