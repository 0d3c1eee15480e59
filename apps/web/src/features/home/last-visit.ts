/**
 * When this browser last showed a journey before the present visit; null for the first time. A visit lasts as long as its
 * window: reloading does not make the news old.
 */
export function lastVisit(journeyId: string, now = new Date().toISOString()): string | null {
  const key = `switchback.visit.${journeyId}`
  const inThisVisit = sessionStorage.getItem(key)
  const before = inThisVisit ?? localStorage.getItem(key)
  sessionStorage.setItem(key, before ?? '')
  localStorage.setItem(key, now)
  return before || null
}
