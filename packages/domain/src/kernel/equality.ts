/** Whether two values made of JSON (objects, arrays, texts, numbers) are equal, whatever the order of fields. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const fields = Object.keys(one)
  return (
    fields.length === Object.keys(other).length &&
    fields.every((field) => isEqual((one as Record<string, unknown>)[field], (other as Record<string, unknown>)[field]))
  )
}
