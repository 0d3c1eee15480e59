/** The types of the events of a catalogue. */
export const typesOf = <Type extends string>({ definitions }: { definitions: Record<Type, unknown> }): Type[] =>
  Object.keys(definitions) as Type[]

/** One function for many types of events. */
export const forEach = <Type extends string, Function>(types: readonly Type[], own: Function): Record<Type, Function> =>
  Object.fromEntries(types.map((type) => [type, own])) as Record<Type, Function>
