import { z } from 'zod'

/** Declares the commands of one kind of stream: a name and the schema that the form, HTTP and the decider share. */
export const defineCommands = <Definitions extends Record<string, z.ZodObject>>(definitions: Definitions) => definitions

/** The union of the commands in a declaration: the fields of the body beside the type. */
export type CommandOf<Definitions extends Record<string, z.ZodObject>> = {
  [Type in keyof Definitions]: { type: Type } & (keyof Definitions[Type]['shape'] extends never
    ? unknown
    : z.output<Definitions[Type]>)
}[keyof Definitions]

/** `RequestGate` becomes `request-gate`: how a command is named in an address. */
export const commandPath = (type: string) => type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
