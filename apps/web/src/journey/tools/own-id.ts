import { newId } from '../../api/new-id'

/**
 * The id of what a client names in their own words: the id of an existing thing with this name, otherwise a random
 * one. It is never made of the words themselves: ids are stored in clear, and what a client wrote is not.
 */
export function ownIdOf(title: unknown, known: { id: string; title: string }[]): string {
  const plain = (text: string) => text.trim().toLowerCase()
  return known.find((one) => plain(one.title) === plain(String(title)))?.id ?? `own-${newId()}`
}
