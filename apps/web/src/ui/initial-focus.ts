import { useEffect, useRef } from 'react'

/**
 * Puts the cursor into a field when it appears. Only for pages that consist of one form, and for forms that open because the
 * reader asked for them: anywhere else a moving cursor loses people who use a screen reader.
 */
export function useInitialFocus() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return field
}
