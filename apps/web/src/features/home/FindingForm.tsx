import { Button, NativeSelect, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { CommandPath } from '@switchback/api-client/client'
import { useCommand } from '../../app/api'
import { tools, type Field } from './tools'

/** The tool of a step: a small form for what is found, as often as one likes. */
export function FindingForm({ journeyId, tool }: { journeyId: string; tool: string }) {
  const definition = tools[tool]
  const form = useForm<Record<string, string | number>>({
    initialValues: Object.fromEntries((definition?.fields ?? []).map(({ name, start }) => [name, start])),
  })
  const record = useCommand((definition?.path ?? '') as CommandPath)
  if (!definition) return null
  return (
    <form
      onSubmit={form.onSubmit(async (values) => {
        const body = definition.fields.flatMap(({ name, as }) => {
          const value = values[name]
          if (value === '' || value === undefined) return []
          return [[name, as === 'number' ? Number(value) : value]]
        })
        await record.mutateAsync({ streamId: journeyId, body: definition.body(Object.fromEntries(body)) as never })
        form.reset()
        notifications.show({ message: `${definition.noun} recorded.`, color: 'teal' })
      })}
    >
      <Stack>
        <Text size="sm" fw={600}>
          {definition.title}
        </Text>
        {definition.fields.map((field) => (
          <FieldInput key={field.name} field={field} props={form.getInputProps(field.name)} />
        ))}
        <Button type="submit" variant="light" loading={record.isPending}>
          Add
        </Button>
      </Stack>
    </form>
  )
}

function FieldInput({ field, props }: { field: Field; props: object }) {
  const { label, optional, as, choices } = field
  const shared = { label: optional ? `${label} (optional)` : label, required: !optional, ...props }
  if (as === 'choice') return <NativeSelect data={choices ?? []} {...shared} />
  if (as === 'number') return <NumberInput min={1} max={5} {...shared} />
  if (as === 'long') return <Textarea autosize minRows={2} maxLength={4000} {...shared} />
  return <TextInput type={as === 'date' ? 'date' : 'text'} maxLength={200} {...shared} />
}
