/**
 * Returns a record's own value for a name that people chose, or undefined. A plain `record[name]` would also find what every object
 * inherits: a phase with the id `constructor` would have a function for its weeks.
 */
export const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
