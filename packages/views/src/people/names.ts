import { memberDirectoryTable } from '../member-directory/table.js'
import type { RowFinder } from '../reading/view-reader.js'

/** The names of people, still encrypted: they are decrypted with the result. Someone unknown is a dash. */
export async function namesOf(
  rows: RowFinder,
  personIds: (string | null)[],
): Promise<(personId: string | null) => string> {
  const members = await rows.find(memberDirectoryTable, {
    key: { anyOf: [...new Set(personIds)].filter((id) => id !== null) },
  })
  const names = new Map(members.map(({ key, name }) => [key, name]))
  return (personId) => (personId && names.get(personId)) || '–'
}
