import { commandAccess } from '@switchback/domain/command-access'
import { commandPath } from '@switchback/domain/kernel/commands'
import { deciders } from '@switchback/domain/deciders'
import { z } from 'zod'
import {
  commandResult,
  content,
  idempotencyKey,
  idInPath,
  jsonSchema,
  parameter,
  type Operation,
} from './operations.js'

/** Roles of the program itself. */
const ofTheProgram = ['policy', 'operator', 'invited', 'storage']

/** An operation for every command that people send. */
export const commandOperations = (): Operation[] =>
  Object.values(deciders).flatMap(({ path, category, commands }) =>
    Object.entries(commands).flatMap(([type, schema]) => {
      const who = commandAccess[`${category}.${type}`]!
      return who.every((each) => ofTheProgram.includes(each))
        ? []
        : [operationOf(type, { path, category, schema, who })]
    }),
  )

interface Command {
  path: string
  category: string
  schema: z.ZodObject
  who: readonly string[]
}

function operationOf(type: string, { path, category, schema, who }: Command): Operation {
  const fields = jsonSchema(schema.extend({ occurredAt: z.iso.datetime().optional() }), 'input')
  const inWords = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return {
    path: `/api/${path}/{streamId}/${commandPath(type)}`,
    method: 'post',
    operationId: `${category}.${type}`,
    summary: `${inWords} (${who.filter((each) => each !== 'policy').join(', ')})`,
    tag: category,
    answer: commandResult,
    rest: {
      parameters: [
        idInPath('streamId'),
        idempotencyKey,
        parameter('If-Match', 'header', { type: 'string', pattern: '^"?\\d{1,9}"?$' }, false),
      ],
      requestBody: { required: true, ...content(fields) },
    },
  }
}
