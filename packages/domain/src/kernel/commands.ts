import { z } from 'zod'

/** Declares the commands of one kind of stream: a name and the schema that the form, HTTP and the decider share. */
export const defineCommands = <Definitions extends Record<string, z.ZodObject>>(definitions: Definitions) => definitions

/** A command of a declaration: its type, and the fields of its body beside it. The union of all, where no type is named. */
export type CommandOf<
  Definitions extends Record<string, z.ZodObject>,
  Types extends keyof Definitions = keyof Definitions,
> = {
  [Type in keyof Definitions]: { type: Type } & (keyof Definitions[Type]['shape'] extends never
    ? unknown
    : z.output<Definitions[Type]>)
}[Types]

/** `RequestGate` becomes `request-gate`: the name of a command in an address. */
export const commandPath = (type: string) => type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
