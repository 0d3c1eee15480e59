import type { CommandBody, CommandPath } from './client'
import { ApiProblem } from './problem-document'
import { newId } from './new-id'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { mayRetry } from './problem-document'
import { showProblem } from './problems'
import { client, isView } from './query-client'
import { useSession } from './session'

/** A command that waits to be sent, with the key by which the server recognises it. */
export interface QueuedCommand {
  key: string
  path: CommandPath
  streamId: string
  body: CommandBody<CommandPath>
  /** What it changes: a newer command about the same thing replaces it. */
  about: string
}

/** A command to queue: its body is that of its path. */
type NewCommand<Path extends CommandPath> = Omit<QueuedCommand, 'key'> & { path: Path; body: CommandBody<Path> }

type Send = (command: QueuedCommand) => Promise<unknown>
const retryMs = 4_000
const waitingAtMost = 200

/**
 * Keeps commands in this browser until the server has them: in order, each once, across lost connections and reloads. A command
 * that the server refuses is dropped and reported, since sending it again would not help.
 */
export class Outbox {
  private readonly listeners = new Set<() => void>()
  private sending: Promise<void> | null = null
  private queue: QueuedCommand[]

  constructor(
    private readonly name: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
    private readonly send: Send,
    private readonly onRefused: (error: unknown) => void,
  ) {
    this.queue = JSON.parse(storage.getItem(name) ?? '[]') as QueuedCommand[]
  }

  /** What waits, oldest first. The same array until something changes. */
  waiting = (): readonly QueuedCommand[] => this.queue

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Queues a command and tries to send the queue. Throws an Error when 200 are waiting. */
  put(command: QueuedCommand): Promise<void> {
    if (this.queue.length >= waitingAtMost) throw new Error('Too much waits to be sent. Check your connection.')
    this.keep([...this.queue.filter(({ about }) => about !== command.about), command])
    return this.flush()
  }

  /** Sends what waits, until it is empty or the server cannot be reached. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = null))
    return this.sending
  }

  private async sendAll() {
    while (this.queue.length > 0) {
      const [first] = this.queue as [QueuedCommand]
      try {
        await this.send(first)
      } catch (error) {
        if (mayRetryLater(error)) return
        this.onRefused(error)
      }
      this.keep(this.queue.filter(({ key }) => key !== first.key))
    }
  }

  private keep(waiting: QueuedCommand[]) {
    this.queue = waiting
    this.storage.setItem(this.name, JSON.stringify(waiting))
    for (const listener of this.listeners) listener()
  }
}

/** Whether sending it again may help: later, or after the next sign-in. */
const mayRetryLater = (error: unknown) =>
  mayRetry(error) || (error instanceof ApiProblem && error.problem.status === 401)

const boxes = new Map<string, Outbox>()

/** The outbox of the person who is signed in. It sends by itself when the connection is back. */
export function useOutbox() {
  const { person, tenant } = useSession()
  const queries = useQueryClient()
  const name = `switchback.outbox.${tenant.tenantId}.${person.personId}`
  const box = useMemo(() => {
    const send: Send = ({ path, streamId, body, key }) => client.send(path, streamId, body, key)
    const known = boxes.get(name) ?? new Outbox(name, localStorage, send, showProblem)
    boxes.set(name, known)
    return known
  }, [name])
  const waiting = useSyncExternalStore(box.subscribe, box.waiting)
  const flush = useCallback(async () => {
    const before = box.waiting().length
    await box.flush()
    if (box.waiting().length < before) await queries.invalidateQueries({ predicate: isView })
  }, [box, queries])
  useEffect(() => {
    const timer = setInterval(() => void (box.waiting().length > 0 && flush()), retryMs)
    const now = () => void flush()
    window.addEventListener('online', now)
    void flush()
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', now)
    }
  }, [box, flush])
  const put = async <Path extends CommandPath>(command: NewCommand<Path>) => {
    await box.put({ ...command, key: newId() })
    await queries.invalidateQueries({ predicate: isView })
  }
  return { waiting, put }
}
