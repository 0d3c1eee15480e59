import { useSession } from './session'

/** Drafts are kept on this device, for each person and practice, until they are sent, until the sign-out, or for 30 days. */
const prefix = 'switchback.draft/'
const daysKept = 30
const mostDrafts = 200

export type DraftValues = Record<string, unknown>
interface Kept {
  at: number
  values: DraftValues
}

/** The key of a draft of the person who is signed in. `place` names the form, such as `statement/<journey>`. */
export function useDraftKey(place: string): string {
  const { person, tenant } = useSession()
  return `${prefix}${tenant.tenantId}/${person.personId}/${place}`
}

/** Returns what was kept under a key, or null if there is nothing, it is too old, or it cannot be read. */
export function readDraft(key: string): DraftValues | null {
  const kept = read(key)
  return kept && kept.at > Date.now() - daysKept * 86_400_000 ? kept.values : null
}

/** Keeps a draft. Without room, or where the browser allows no storage, the text stays on the screen only. */
export function keepDraft(key: string, values: DraftValues): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values } satisfies Kept))
    forgetOldest()
  } catch {
    // The storage is full or not allowed.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // The storage is not allowed.
  }
}

/** Forgets all drafts on this device: at the sign-out. */
export function dropAllDrafts(): void {
  for (const key of keys()) dropDraft(key)
}

function read(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    const isKept = typeof kept === 'object' && kept !== null && 'at' in kept && 'values' in kept
    return isKept && typeof kept.values === 'object' && kept.values !== null ? (kept as Kept) : null
  } catch {
    return null
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

function forgetOldest() {
  const all = keys()
  if (all.length <= mostDrafts) return
  const oldestFirst = all.toSorted((one, other) => (read(one)?.at ?? 0) - (read(other)?.at ?? 0))
  for (const key of oldestFirst.slice(0, all.length - mostDrafts)) dropDraft(key)
}
