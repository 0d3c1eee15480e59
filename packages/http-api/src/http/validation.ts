import { StandardSchemaValidationPipe } from '@nestjs/common'
import { InvalidCommand } from '@switchback/command-handling/problems'
import type { z } from 'zod'

/** A value as its schema has it. Throws InvalidCommand, with a sentence for each field that does not fit. */
export function valid<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  throw InvalidCommand.of(checked.error.issues)
}

/** Checks what a controller declares with a schema, such as `@Body({ schema })`. Throws InvalidCommand. */
export const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    InvalidCommand.of(
      issues.map(({ path, message }) => ({
        path: path?.map((part) => (typeof part === 'object' ? part.key : part)),
        message,
      })),
    ),
})
